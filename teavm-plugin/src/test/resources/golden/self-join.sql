-- schema
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- query
SELECT a.id AS earlier, b.id AS later
FROM orders a JOIN orders b ON b.customer_id = a.customer_id AND b.id > a.id

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT a.id AS earlier,
    b.id AS later
   FROM (public.orders a
     JOIN public.orders b ON (((b.customer_id = a.customer_id) AND (b.id > a.id))));
CREATE TABLE pgtrickle.__pgt_1_rows AS
SELECT a.id AS __pgt_id_1,
  b.id AS __pgt_id_2,
  a.id AS earlier,
  b.id AS later
FROM public.orders AS a
  JOIN public.orders AS b ON (((b.customer_id = a.customer_id) AND (b.id > a.id)));
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_rows (__pgt_id_1, __pgt_id_2) NULLS NOT DISTINCT;
CREATE INDEX ON pgtrickle.__pgt_1_rows (__pgt_id_2);
CREATE FUNCTION pgtrickle.__pgt_1_rows_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_rows;
  INSERT INTO pgtrickle.__pgt_1_rows (__pgt_id_1, __pgt_id_2, earlier, later)
  SELECT a.id AS __pgt_id_1,
    b.id AS __pgt_id_2,
    a.id AS earlier,
    b.id AS later
  FROM public.orders AS a
    JOIN public.orders AS b ON (((b.customer_id = a.customer_id) AND (b.id > a.id)));
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_rows_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
  __pgt_keys_2 integer[];
BEGIN
  SELECT array_agg(DISTINCT id) INTO __pgt_keys_1
  FROM (
    SELECT id FROM __pgt_new
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
    WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_1);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, earlier, later)
    SELECT a.id AS __pgt_id_1,
      b.id AS __pgt_id_2,
      a.id AS earlier,
      b.id AS later
    FROM public.orders AS a
      JOIN public.orders AS b ON (((b.customer_id = a.customer_id) AND (b.id > a.id)))
    WHERE a.id = ANY (__pgt_keys_1);
  END IF;
  SELECT array_agg(DISTINCT id) INTO __pgt_keys_2
  FROM (
    SELECT id FROM __pgt_new
  ) AS __pgt_changed;
  IF __pgt_keys_2 IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
    WHERE __pgt_state.__pgt_id_2 = ANY (__pgt_keys_2);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, earlier, later)
    SELECT a.id AS __pgt_id_1,
      b.id AS __pgt_id_2,
      a.id AS earlier,
      b.id AS later
    FROM public.orders AS a
      JOIN public.orders AS b ON (((b.customer_id = a.customer_id) AND (b.id > a.id)))
    WHERE b.id = ANY (__pgt_keys_2);
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_insert" AFTER INSERT ON public.orders
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_insert();

CREATE FUNCTION pgtrickle.__pgt_1_rows_1_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
  __pgt_keys_2 integer[];
BEGIN
  IF (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, customer_id, id) AS __pgt_row FROM __pgt_old LIMIT 1000) AS __pgt_rows) *<> (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, customer_id, id) AS __pgt_row FROM __pgt_new LIMIT 1000) AS __pgt_rows) OR EXISTS (SELECT FROM __pgt_old OFFSET 1000) THEN
    SELECT array_agg(DISTINCT id) INTO __pgt_keys_1
    FROM (
      SELECT id FROM __pgt_old
      UNION ALL SELECT id FROM __pgt_new
    ) AS __pgt_changed;
    IF __pgt_keys_1 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_1);
      INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, earlier, later)
      SELECT a.id AS __pgt_id_1,
        b.id AS __pgt_id_2,
        a.id AS earlier,
        b.id AS later
      FROM public.orders AS a
        JOIN public.orders AS b ON (((b.customer_id = a.customer_id) AND (b.id > a.id)))
      WHERE a.id = ANY (__pgt_keys_1);
    END IF;
    SELECT array_agg(DISTINCT id) INTO __pgt_keys_2
    FROM (
      SELECT id FROM __pgt_old
      UNION ALL SELECT id FROM __pgt_new
    ) AS __pgt_changed;
    IF __pgt_keys_2 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE __pgt_state.__pgt_id_2 = ANY (__pgt_keys_2);
      INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, earlier, later)
      SELECT a.id AS __pgt_id_1,
        b.id AS __pgt_id_2,
        a.id AS earlier,
        b.id AS later
      FROM public.orders AS a
        JOIN public.orders AS b ON (((b.customer_id = a.customer_id) AND (b.id > a.id)))
      WHERE b.id = ANY (__pgt_keys_2);
    END IF;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this UPDATE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_update" AFTER UPDATE ON public.orders
REFERENCING NEW TABLE AS __pgt_new OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_update();

CREATE FUNCTION pgtrickle.__pgt_1_rows_1_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
  __pgt_keys_2 integer[];
BEGIN
  SELECT array_agg(DISTINCT id) INTO __pgt_keys_1
  FROM (
    SELECT id FROM __pgt_old
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
    WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_1);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, earlier, later)
    SELECT a.id AS __pgt_id_1,
      b.id AS __pgt_id_2,
      a.id AS earlier,
      b.id AS later
    FROM public.orders AS a
      JOIN public.orders AS b ON (((b.customer_id = a.customer_id) AND (b.id > a.id)))
    WHERE a.id = ANY (__pgt_keys_1);
  END IF;
  SELECT array_agg(DISTINCT id) INTO __pgt_keys_2
  FROM (
    SELECT id FROM __pgt_old
  ) AS __pgt_changed;
  IF __pgt_keys_2 IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
    WHERE __pgt_state.__pgt_id_2 = ANY (__pgt_keys_2);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, earlier, later)
    SELECT a.id AS __pgt_id_1,
      b.id AS __pgt_id_2,
      a.id AS earlier,
      b.id AS later
    FROM public.orders AS a
      JOIN public.orders AS b ON (((b.customer_id = a.customer_id) AND (b.id > a.id)))
    WHERE b.id = ANY (__pgt_keys_2);
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this DELETE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_delete" AFTER DELETE ON public.orders
REFERENCING OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_delete();

CREATE FUNCTION pgtrickle.__pgt_1_rows_1_truncate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  PERFORM pgtrickle.__pgt_1_rows_refill();
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this TRUNCATE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_truncate" AFTER TRUNCATE ON public.orders
FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_truncate();

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.earlier,
  __pgt_state.later
FROM pgtrickle.__pgt_1_rows AS __pgt_state;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
