-- schema
CREATE TABLE customers (id int PRIMARY KEY, name text, region text);
INSERT INTO customers VALUES (1, 'Ada', 'EU'), (2, 'Grace', 'US');
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- query
SELECT id, rank() OVER (PARTITION BY customer_id ORDER BY amount DESC) AS place FROM orders

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT id,
    rank() OVER (PARTITION BY customer_id ORDER BY amount DESC) AS place
   FROM public.orders;
CREATE TABLE pgtrickle.__pgt_1_partitions AS
SELECT customer_id AS __pgt_key_1,
  orders.id AS __pgt_id_2,
  id AS id,
  rank() OVER (PARTITION BY customer_id ORDER BY amount DESC) AS place
FROM public.orders AS orders;
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_partitions (__pgt_key_1, __pgt_id_2) NULLS NOT DISTINCT;
CREATE FUNCTION pgtrickle.__pgt_1_partitions_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_partitions;
  INSERT INTO pgtrickle.__pgt_1_partitions (__pgt_key_1, __pgt_id_2, id, place)
  SELECT customer_id AS __pgt_key_1,
    orders.id AS __pgt_id_2,
    id AS id,
    rank() OVER (PARTITION BY customer_id ORDER BY amount DESC) AS place
  FROM public.orders AS orders;
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_partitions_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
BEGIN
  SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
  FROM (
    SELECT customer_id AS __pgt_key_1
    FROM (SELECT id, customer_id, amount, 1 AS __pgt_weight FROM __pgt_new) AS orders
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    WITH __pgt_given AS (
      SELECT customer_id AS __pgt_key_1,
        orders.id AS __pgt_id_2,
        id AS id,
        rank() OVER (PARTITION BY customer_id ORDER BY amount DESC) AS place
      FROM public.orders AS orders
      WHERE (customer_id = ANY (__pgt_keys_1) OR customer_id IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL)
    ), __pgt_gone AS (
      DELETE FROM pgtrickle.__pgt_1_partitions AS __pgt_state
      WHERE (__pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL) AND NOT EXISTS (
        SELECT FROM __pgt_given
        WHERE __pgt_given.__pgt_key_1 IS NOT DISTINCT FROM __pgt_state.__pgt_key_1 AND __pgt_given.__pgt_id_2 = __pgt_state.__pgt_id_2)
    )
    INSERT INTO pgtrickle.__pgt_1_partitions AS __pgt_state (__pgt_key_1, __pgt_id_2, id, place)
    SELECT __pgt_given.*
    FROM __pgt_given LEFT JOIN (
      SELECT * FROM pgtrickle.__pgt_1_partitions AS __pgt_state
      WHERE (__pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL)
    ) AS __pgt_state ON __pgt_given.__pgt_key_1 IS NOT DISTINCT FROM __pgt_state.__pgt_key_1 AND __pgt_given.__pgt_id_2 = __pgt_state.__pgt_id_2
    WHERE (__pgt_given.* *= __pgt_state.*) IS NOT TRUE
    ON CONFLICT (__pgt_key_1, __pgt_id_2) DO UPDATE SET
      __pgt_key_1 = excluded.__pgt_key_1,
      __pgt_id_2 = excluded.__pgt_id_2,
      id = excluded.id,
      place = excluded.place;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_partitions_1_insert" AFTER INSERT ON public.orders
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_partitions_1_insert();

CREATE FUNCTION pgtrickle.__pgt_1_partitions_1_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
BEGIN
  IF (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, customer_id, amount, id) AS __pgt_row FROM __pgt_old LIMIT 1000) AS __pgt_rows) *<> (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, customer_id, amount, id) AS __pgt_row FROM __pgt_new LIMIT 1000) AS __pgt_rows) OR EXISTS (SELECT FROM __pgt_old OFFSET 1000) THEN
    SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
    FROM (
      SELECT customer_id AS __pgt_key_1
      FROM (SELECT id, customer_id, amount, 1 AS __pgt_weight FROM __pgt_new
        UNION ALL SELECT id, customer_id, amount, -1 AS __pgt_weight FROM __pgt_old) AS orders
    ) AS __pgt_changed;
    IF __pgt_keys_1 IS NOT NULL THEN
      WITH __pgt_given AS (
        SELECT customer_id AS __pgt_key_1,
          orders.id AS __pgt_id_2,
          id AS id,
          rank() OVER (PARTITION BY customer_id ORDER BY amount DESC) AS place
        FROM public.orders AS orders
        WHERE (customer_id = ANY (__pgt_keys_1) OR customer_id IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL)
      ), __pgt_gone AS (
        DELETE FROM pgtrickle.__pgt_1_partitions AS __pgt_state
        WHERE (__pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL) AND NOT EXISTS (
          SELECT FROM __pgt_given
          WHERE __pgt_given.__pgt_key_1 IS NOT DISTINCT FROM __pgt_state.__pgt_key_1 AND __pgt_given.__pgt_id_2 = __pgt_state.__pgt_id_2)
      )
      INSERT INTO pgtrickle.__pgt_1_partitions AS __pgt_state (__pgt_key_1, __pgt_id_2, id, place)
      SELECT __pgt_given.*
      FROM __pgt_given LEFT JOIN (
        SELECT * FROM pgtrickle.__pgt_1_partitions AS __pgt_state
        WHERE (__pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL)
      ) AS __pgt_state ON __pgt_given.__pgt_key_1 IS NOT DISTINCT FROM __pgt_state.__pgt_key_1 AND __pgt_given.__pgt_id_2 = __pgt_state.__pgt_id_2
      WHERE (__pgt_given.* *= __pgt_state.*) IS NOT TRUE
      ON CONFLICT (__pgt_key_1, __pgt_id_2) DO UPDATE SET
        __pgt_key_1 = excluded.__pgt_key_1,
        __pgt_id_2 = excluded.__pgt_id_2,
        id = excluded.id,
        place = excluded.place;
    END IF;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this UPDATE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_partitions_1_update" AFTER UPDATE ON public.orders
REFERENCING NEW TABLE AS __pgt_new OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_partitions_1_update();

CREATE FUNCTION pgtrickle.__pgt_1_partitions_1_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
BEGIN
  SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
  FROM (
    SELECT customer_id AS __pgt_key_1
    FROM (SELECT id, customer_id, amount, -1 AS __pgt_weight FROM __pgt_old) AS orders
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    WITH __pgt_given AS (
      SELECT customer_id AS __pgt_key_1,
        orders.id AS __pgt_id_2,
        id AS id,
        rank() OVER (PARTITION BY customer_id ORDER BY amount DESC) AS place
      FROM public.orders AS orders
      WHERE (customer_id = ANY (__pgt_keys_1) OR customer_id IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL)
    ), __pgt_gone AS (
      DELETE FROM pgtrickle.__pgt_1_partitions AS __pgt_state
      WHERE (__pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL) AND NOT EXISTS (
        SELECT FROM __pgt_given
        WHERE __pgt_given.__pgt_key_1 IS NOT DISTINCT FROM __pgt_state.__pgt_key_1 AND __pgt_given.__pgt_id_2 = __pgt_state.__pgt_id_2)
    )
    INSERT INTO pgtrickle.__pgt_1_partitions AS __pgt_state (__pgt_key_1, __pgt_id_2, id, place)
    SELECT __pgt_given.*
    FROM __pgt_given LEFT JOIN (
      SELECT * FROM pgtrickle.__pgt_1_partitions AS __pgt_state
      WHERE (__pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL)
    ) AS __pgt_state ON __pgt_given.__pgt_key_1 IS NOT DISTINCT FROM __pgt_state.__pgt_key_1 AND __pgt_given.__pgt_id_2 = __pgt_state.__pgt_id_2
    WHERE (__pgt_given.* *= __pgt_state.*) IS NOT TRUE
    ON CONFLICT (__pgt_key_1, __pgt_id_2) DO UPDATE SET
      __pgt_key_1 = excluded.__pgt_key_1,
      __pgt_id_2 = excluded.__pgt_id_2,
      id = excluded.id,
      place = excluded.place;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this DELETE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_partitions_1_delete" AFTER DELETE ON public.orders
REFERENCING OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_partitions_1_delete();

CREATE FUNCTION pgtrickle.__pgt_1_partitions_1_truncate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  PERFORM pgtrickle.__pgt_1_partitions_refill();
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this TRUNCATE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_partitions_1_truncate" AFTER TRUNCATE ON public.orders
FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_partitions_1_truncate();

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.id,
  __pgt_state.place
FROM pgtrickle.__pgt_1_partitions AS __pgt_state;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
