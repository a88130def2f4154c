-- schema
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- query
SELECT id, amount * 2 AS twice, status FROM orders WHERE amount > 100

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT id,
    (amount * (2)::numeric) AS twice,
    status
   FROM public.orders
  WHERE (amount > (100)::numeric);
CREATE TABLE pgtrickle.__pgt_1_rows AS
SELECT orders.id AS __pgt_id_1,
  id AS id,
  (amount * (2)::numeric) AS twice,
  status AS status
FROM public.orders AS orders
WHERE (amount > (100)::numeric);
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_rows (__pgt_id_1) NULLS NOT DISTINCT;
CREATE FUNCTION pgtrickle.__pgt_1_rows_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_rows;
  INSERT INTO pgtrickle.__pgt_1_rows (__pgt_id_1, id, twice, status)
  SELECT orders.id AS __pgt_id_1,
    id AS id,
    (amount * (2)::numeric) AS twice,
    status AS status
  FROM public.orders AS orders
  WHERE (amount > (100)::numeric);
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_rows_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
BEGIN
  INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, id, twice, status)
  SELECT orders.id AS __pgt_id_1,
    id AS id,
    (amount * (2)::numeric) AS twice,
    status AS status
  FROM public.orders AS orders
  WHERE (amount > (100)::numeric) AND orders.id = ANY (ARRAY(SELECT id FROM __pgt_new));
  RETURN NULL;
EXCEPTION
WHEN unique_violation THEN
  SELECT array_agg(DISTINCT id) INTO __pgt_keys_1
  FROM (
    SELECT id FROM __pgt_new
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    WITH __pgt_given AS (
      SELECT orders.id AS __pgt_id_1,
        id AS id,
        (amount * (2)::numeric) AS twice,
        status AS status
      FROM public.orders AS orders
      WHERE (amount > (100)::numeric) AND orders.id = ANY (__pgt_keys_1)
    ), __pgt_gone AS (
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_1) AND NOT EXISTS (
        SELECT FROM __pgt_given
        WHERE __pgt_given.__pgt_id_1 = __pgt_state.__pgt_id_1)
    )
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, id, twice, status)
    SELECT __pgt_given.*
    FROM __pgt_given LEFT JOIN (
      SELECT * FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_1)
    ) AS __pgt_state ON __pgt_given.__pgt_id_1 = __pgt_state.__pgt_id_1
    WHERE (__pgt_given.* *= __pgt_state.*) IS NOT TRUE
    ON CONFLICT (__pgt_id_1) DO UPDATE SET
      __pgt_id_1 = excluded.__pgt_id_1,
      id = excluded.id,
      twice = excluded.twice,
      status = excluded.status;
  END IF;
  RETURN NULL; WHEN OTHERS THEN
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
AS $pgt$
#variable_conflict use_column
BEGIN
  IF (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, amount, status, id) AS __pgt_row FROM __pgt_old LIMIT 1000) AS __pgt_rows) *<> (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, amount, status, id) AS __pgt_row FROM __pgt_new LIMIT 1000) AS __pgt_rows) OR EXISTS (SELECT FROM __pgt_old OFFSET 1000) THEN
    DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
    WHERE __pgt_state.__pgt_id_1 = ANY (ARRAY(SELECT id FROM __pgt_old)) AND NOT EXISTS (
      SELECT FROM public.orders AS orders
      WHERE (amount > (100)::numeric) AND orders.id = __pgt_state.__pgt_id_1 OFFSET 0);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, id, twice, status)
    SELECT orders.id AS __pgt_id_1,
      id AS id,
      (amount * (2)::numeric) AS twice,
      status AS status
    FROM public.orders AS orders
    WHERE (amount > (100)::numeric) AND orders.id = ANY (ARRAY(SELECT id FROM __pgt_new))
    ON CONFLICT (__pgt_id_1) DO UPDATE SET
      __pgt_id_1 = excluded.__pgt_id_1,
      id = excluded.id,
      twice = excluded.twice,
      status = excluded.status
    WHERE __pgt_state.* *<> excluded.*;
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
AS $pgt$
#variable_conflict use_column
BEGIN
  DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
  WHERE __pgt_state.__pgt_id_1 = ANY (ARRAY(SELECT id FROM __pgt_old)) AND NOT EXISTS (
    SELECT FROM public.orders AS orders
    WHERE (amount > (100)::numeric) AND orders.id = __pgt_state.__pgt_id_1 OFFSET 0);
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
SELECT __pgt_state.id,
  __pgt_state.twice,
  __pgt_state.status
FROM pgtrickle.__pgt_1_rows AS __pgt_state;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
