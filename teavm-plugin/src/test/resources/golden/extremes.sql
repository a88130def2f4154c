-- schema
CREATE TABLE customers (id int PRIMARY KEY, name text, region text);
INSERT INTO customers VALUES (1, 'Ada', 'EU'), (2, 'Grace', 'US');
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- query
SELECT customer_id, min(amount) AS least, max(amount) AS most FROM orders GROUP BY customer_id

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT customer_id,
    min(amount) AS "least",
    max(amount) AS most
   FROM public.orders
  GROUP BY customer_id;
CREATE TABLE pgtrickle.__pgt_1_groups AS
SELECT customer_id AS __pgt_key_1,
  count(*) AS __pgt_count,
  min(amount) AS __pgt_min_1,
  min(amount) FILTER (WHERE FALSE) AS __pgt_min_1_lost,
  max(amount) AS __pgt_max_1,
  max(amount) FILTER (WHERE FALSE) AS __pgt_max_1_lost
FROM public.orders AS orders
GROUP BY 1;
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_groups (__pgt_key_1) NULLS NOT DISTINCT;
CREATE FUNCTION pgtrickle.__pgt_1_groups_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_groups;
  INSERT INTO pgtrickle.__pgt_1_groups (__pgt_key_1, __pgt_count, __pgt_min_1, __pgt_min_1_lost, __pgt_max_1, __pgt_max_1_lost)
  SELECT customer_id AS __pgt_key_1,
    count(*) AS __pgt_count,
    min(amount) AS __pgt_min_1,
    min(amount) FILTER (WHERE FALSE) AS __pgt_min_1_lost,
    max(amount) AS __pgt_max_1,
    max(amount) FILTER (WHERE FALSE) AS __pgt_max_1_lost
  FROM public.orders AS orders
  GROUP BY 1;
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_groups_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_gone tid[];
BEGIN
  WITH __pgt_changed AS (
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, __pgt_count, __pgt_min_1, __pgt_min_1_lost, __pgt_max_1, __pgt_max_1_lost)
    SELECT __pgt_key_1, __pgt_count, __pgt_min_1, __pgt_min_1_lost, __pgt_max_1, __pgt_max_1_lost
    FROM (
      SELECT customer_id AS __pgt_key_1,
        coalesce(sum(__pgt_weight), 0) AS __pgt_count,
        min(amount) FILTER (WHERE __pgt_weight = 0) AS __pgt_min_1,
        min(amount) FILTER (WHERE __pgt_weight < 0) AS __pgt_min_1_lost,
        max(amount) FILTER (WHERE __pgt_weight = 0) AS __pgt_max_1,
        max(amount) FILTER (WHERE __pgt_weight < 0) AS __pgt_max_1_lost
      FROM (SELECT customer_id, amount, 1 AS __pgt_weight FROM __pgt_new
        UNION ALL SELECT customer_id, amount, 0 AS __pgt_weight FROM public.orders WHERE (id) IN (SELECT id FROM __pgt_new)) AS orders
      GROUP BY 1
    ) AS __pgt_delta
    WHERE NOT (__pgt_delta.__pgt_count = 0 AND __pgt_delta.__pgt_min_1 IS NOT DISTINCT FROM __pgt_delta.__pgt_min_1_lost AND __pgt_delta.__pgt_max_1 IS NOT DISTINCT FROM __pgt_delta.__pgt_max_1_lost)
    ON CONFLICT (__pgt_key_1) DO UPDATE SET
      __pgt_count = __pgt_state.__pgt_count + excluded.__pgt_count,
      __pgt_min_1 = CASE WHEN excluded.__pgt_min_1_lost <= __pgt_state.__pgt_min_1 THEN (
        SELECT min(amount)
        FROM public.orders AS orders
        WHERE (customer_id = excluded.__pgt_key_1 OR customer_id IS NULL AND excluded.__pgt_key_1 IS NULL)
      ) ELSE least(__pgt_state.__pgt_min_1, excluded.__pgt_min_1) END,
      __pgt_max_1 = CASE WHEN excluded.__pgt_max_1_lost >= __pgt_state.__pgt_max_1 THEN (
        SELECT max(amount)
        FROM public.orders AS orders
        WHERE (customer_id = excluded.__pgt_key_1 OR customer_id IS NULL AND excluded.__pgt_key_1 IS NULL)
      ) ELSE greatest(__pgt_state.__pgt_max_1, excluded.__pgt_max_1) END
    RETURNING __pgt_state.ctid AS __pgt_place, __pgt_state.__pgt_count = 0 AND __pgt_state.__pgt_min_1 IS NULL AND __pgt_state.__pgt_max_1 IS NULL AS __pgt_empty
  )
  SELECT array_agg(__pgt_place) INTO __pgt_gone
  FROM __pgt_changed WHERE __pgt_empty;
  IF __pgt_gone IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_groups WHERE ctid = ANY (__pgt_gone);
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_insert" AFTER INSERT ON public.orders
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_insert();

CREATE FUNCTION pgtrickle.__pgt_1_groups_1_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_gone tid[];
BEGIN
  WITH __pgt_changed AS (
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, __pgt_count, __pgt_min_1, __pgt_min_1_lost, __pgt_max_1, __pgt_max_1_lost)
    SELECT __pgt_key_1, __pgt_count, __pgt_min_1, __pgt_min_1_lost, __pgt_max_1, __pgt_max_1_lost
    FROM (
      SELECT customer_id AS __pgt_key_1,
        coalesce(sum(__pgt_weight), 0) AS __pgt_count,
        min(amount) FILTER (WHERE __pgt_weight = 0) AS __pgt_min_1,
        min(amount) FILTER (WHERE __pgt_weight < 0) AS __pgt_min_1_lost,
        max(amount) FILTER (WHERE __pgt_weight = 0) AS __pgt_max_1,
        max(amount) FILTER (WHERE __pgt_weight < 0) AS __pgt_max_1_lost
      FROM (SELECT customer_id, amount, 1 AS __pgt_weight FROM __pgt_new
        UNION ALL SELECT customer_id, amount, -1 AS __pgt_weight FROM __pgt_old
        UNION ALL SELECT customer_id, amount, 0 AS __pgt_weight FROM public.orders WHERE (id) IN (SELECT id FROM __pgt_new)) AS orders
      GROUP BY 1
    ) AS __pgt_delta
    WHERE NOT (__pgt_delta.__pgt_count = 0 AND __pgt_delta.__pgt_min_1 IS NOT DISTINCT FROM __pgt_delta.__pgt_min_1_lost AND __pgt_delta.__pgt_max_1 IS NOT DISTINCT FROM __pgt_delta.__pgt_max_1_lost)
    ON CONFLICT (__pgt_key_1) DO UPDATE SET
      __pgt_count = __pgt_state.__pgt_count + excluded.__pgt_count,
      __pgt_min_1 = CASE WHEN excluded.__pgt_min_1_lost <= __pgt_state.__pgt_min_1 THEN (
        SELECT min(amount)
        FROM public.orders AS orders
        WHERE (customer_id = excluded.__pgt_key_1 OR customer_id IS NULL AND excluded.__pgt_key_1 IS NULL)
      ) ELSE least(__pgt_state.__pgt_min_1, excluded.__pgt_min_1) END,
      __pgt_max_1 = CASE WHEN excluded.__pgt_max_1_lost >= __pgt_state.__pgt_max_1 THEN (
        SELECT max(amount)
        FROM public.orders AS orders
        WHERE (customer_id = excluded.__pgt_key_1 OR customer_id IS NULL AND excluded.__pgt_key_1 IS NULL)
      ) ELSE greatest(__pgt_state.__pgt_max_1, excluded.__pgt_max_1) END
    RETURNING __pgt_state.ctid AS __pgt_place, __pgt_state.__pgt_count = 0 AND __pgt_state.__pgt_min_1 IS NULL AND __pgt_state.__pgt_max_1 IS NULL AS __pgt_empty
  )
  SELECT array_agg(__pgt_place) INTO __pgt_gone
  FROM __pgt_changed WHERE __pgt_empty;
  IF __pgt_gone IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_groups WHERE ctid = ANY (__pgt_gone);
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this UPDATE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_update" AFTER UPDATE ON public.orders
REFERENCING NEW TABLE AS __pgt_new OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_update();

CREATE FUNCTION pgtrickle.__pgt_1_groups_1_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_gone tid[];
BEGIN
  WITH __pgt_changed AS (
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, __pgt_count, __pgt_min_1, __pgt_min_1_lost, __pgt_max_1, __pgt_max_1_lost)
    SELECT __pgt_key_1, __pgt_count, __pgt_min_1, __pgt_min_1_lost, __pgt_max_1, __pgt_max_1_lost
    FROM (
      SELECT customer_id AS __pgt_key_1,
        coalesce(sum(__pgt_weight), 0) AS __pgt_count,
        min(amount) FILTER (WHERE __pgt_weight = 0) AS __pgt_min_1,
        min(amount) FILTER (WHERE __pgt_weight < 0) AS __pgt_min_1_lost,
        max(amount) FILTER (WHERE __pgt_weight = 0) AS __pgt_max_1,
        max(amount) FILTER (WHERE __pgt_weight < 0) AS __pgt_max_1_lost
      FROM (SELECT customer_id, amount, -1 AS __pgt_weight FROM __pgt_old) AS orders
      GROUP BY 1
    ) AS __pgt_delta
    WHERE NOT (__pgt_delta.__pgt_count = 0 AND __pgt_delta.__pgt_min_1 IS NOT DISTINCT FROM __pgt_delta.__pgt_min_1_lost AND __pgt_delta.__pgt_max_1 IS NOT DISTINCT FROM __pgt_delta.__pgt_max_1_lost)
    ON CONFLICT (__pgt_key_1) DO UPDATE SET
      __pgt_count = __pgt_state.__pgt_count + excluded.__pgt_count,
      __pgt_min_1 = CASE WHEN excluded.__pgt_min_1_lost <= __pgt_state.__pgt_min_1 THEN (
        SELECT min(amount)
        FROM public.orders AS orders
        WHERE (customer_id = excluded.__pgt_key_1 OR customer_id IS NULL AND excluded.__pgt_key_1 IS NULL)
      ) ELSE least(__pgt_state.__pgt_min_1, excluded.__pgt_min_1) END,
      __pgt_max_1 = CASE WHEN excluded.__pgt_max_1_lost >= __pgt_state.__pgt_max_1 THEN (
        SELECT max(amount)
        FROM public.orders AS orders
        WHERE (customer_id = excluded.__pgt_key_1 OR customer_id IS NULL AND excluded.__pgt_key_1 IS NULL)
      ) ELSE greatest(__pgt_state.__pgt_max_1, excluded.__pgt_max_1) END
    RETURNING __pgt_state.ctid AS __pgt_place, __pgt_state.__pgt_count = 0 AND __pgt_state.__pgt_min_1 IS NULL AND __pgt_state.__pgt_max_1 IS NULL AS __pgt_empty
  )
  SELECT array_agg(__pgt_place) INTO __pgt_gone
  FROM __pgt_changed WHERE __pgt_empty;
  IF __pgt_gone IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_groups WHERE ctid = ANY (__pgt_gone);
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this DELETE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_delete" AFTER DELETE ON public.orders
REFERENCING OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_delete();

CREATE FUNCTION pgtrickle.__pgt_1_groups_1_truncate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  PERFORM pgtrickle.__pgt_1_groups_refill();
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this TRUNCATE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_truncate" AFTER TRUNCATE ON public.orders
FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_truncate();

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.__pgt_key_1 AS customer_id,
  __pgt_state.__pgt_min_1 AS "least",
  __pgt_state.__pgt_max_1 AS most
FROM pgtrickle.__pgt_1_groups AS __pgt_state
WHERE __pgt_state.__pgt_count > 0;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
