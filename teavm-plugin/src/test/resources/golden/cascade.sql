-- schema
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- source customer_totals
SELECT customer_id, count(*) AS n, avg(amount) AS mean FROM orders GROUP BY customer_id

-- query
SELECT n, count(*) AS customers FROM customer_totals GROUP BY n

-- script
CREATE VIEW pgtrickle."__pgt_2_stream table public.example" AS SELECT n,
    count(*) AS customers
   FROM public.customer_totals
  GROUP BY n;
CREATE TABLE pgtrickle.__pgt_2_groups AS
SELECT n AS __pgt_key_1,
  count(*) AS __pgt_count
FROM (SELECT __pgt_state.__pgt_key_1 AS customer_id,
  __pgt_state.__pgt_count AS n,
  ((CASE WHEN __pgt_state.__pgt_nonnull_2 = 0 THEN NULL WHEN __pgt_state.__pgt_nan_2 > 0 THEN 'NaN'::numeric ELSE __pgt_state.__pgt_sum_2 END)::numeric / __pgt_state.__pgt_nonnull_2) AS mean, __pgt_state.__pgt_key_1
 FROM pgtrickle.__pgt_1_groups AS __pgt_state
 WHERE __pgt_state.__pgt_count > 0) AS customer_totals
GROUP BY 1;
CREATE UNIQUE INDEX ON pgtrickle.__pgt_2_groups (__pgt_key_1) NULLS NOT DISTINCT;
CREATE FUNCTION pgtrickle.__pgt_2_groups_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_2_groups;
  INSERT INTO pgtrickle.__pgt_2_groups (__pgt_key_1, __pgt_count)
  SELECT n AS __pgt_key_1,
    count(*) AS __pgt_count
  FROM (SELECT __pgt_state.__pgt_key_1 AS customer_id,
    __pgt_state.__pgt_count AS n,
    ((CASE WHEN __pgt_state.__pgt_nonnull_2 = 0 THEN NULL WHEN __pgt_state.__pgt_nan_2 > 0 THEN 'NaN'::numeric ELSE __pgt_state.__pgt_sum_2 END)::numeric / __pgt_state.__pgt_nonnull_2) AS mean, __pgt_state.__pgt_key_1
   FROM pgtrickle.__pgt_1_groups AS __pgt_state
   WHERE __pgt_state.__pgt_count > 0) AS customer_totals
  GROUP BY 1;
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_2_groups_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  INSERT INTO pgtrickle.__pgt_2_groups AS __pgt_state (__pgt_key_1, __pgt_count)
  SELECT __pgt_key_1, __pgt_count
  FROM (
    SELECT n AS __pgt_key_1,
      coalesce(sum(__pgt_weight), 0) AS __pgt_count
    FROM (SELECT __pgt_state.__pgt_key_1 AS customer_id,
      __pgt_state.__pgt_count AS n,
      ((CASE WHEN __pgt_state.__pgt_nonnull_2 = 0 THEN NULL WHEN __pgt_state.__pgt_nan_2 > 0 THEN 'NaN'::numeric ELSE __pgt_state.__pgt_sum_2 END)::numeric / __pgt_state.__pgt_nonnull_2) AS mean, __pgt_state.__pgt_key_1, __pgt_state.__pgt_weight
     FROM (SELECT *, 1 AS __pgt_weight FROM __pgt_new) AS __pgt_state
     WHERE __pgt_state.__pgt_count > 0) AS customer_totals
    GROUP BY 1
  ) AS __pgt_delta
  WHERE NOT (__pgt_delta.__pgt_count = 0)
  ON CONFLICT (__pgt_key_1) DO UPDATE SET
    __pgt_count = __pgt_state.__pgt_count + excluded.__pgt_count;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on pgtrickle.__pgt_1_groups: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_2_groups_1_insert" AFTER INSERT ON pgtrickle.__pgt_1_groups
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_2_groups_1_insert();

CREATE FUNCTION pgtrickle.__pgt_2_groups_1_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_gone tid[];
BEGIN
  WITH __pgt_changed AS (
    INSERT INTO pgtrickle.__pgt_2_groups AS __pgt_state (__pgt_key_1, __pgt_count)
    SELECT __pgt_key_1, __pgt_count
    FROM (
      SELECT n AS __pgt_key_1,
        coalesce(sum(__pgt_weight), 0) AS __pgt_count
      FROM (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n,
        ((CASE WHEN __pgt_state.__pgt_nonnull_2 = 0 THEN NULL WHEN __pgt_state.__pgt_nan_2 > 0 THEN 'NaN'::numeric ELSE __pgt_state.__pgt_sum_2 END)::numeric / __pgt_state.__pgt_nonnull_2) AS mean, __pgt_state.__pgt_key_1, __pgt_state.__pgt_weight
       FROM (SELECT *, 1 AS __pgt_weight FROM __pgt_new
         UNION ALL SELECT *, -1 AS __pgt_weight FROM __pgt_old) AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS customer_totals
      GROUP BY 1
    ) AS __pgt_delta
    WHERE NOT (__pgt_delta.__pgt_count = 0)
    ON CONFLICT (__pgt_key_1) DO UPDATE SET
      __pgt_count = __pgt_state.__pgt_count + excluded.__pgt_count
    RETURNING __pgt_state.ctid AS __pgt_place, __pgt_state.__pgt_count = 0 AS __pgt_empty
  )
  SELECT array_agg(__pgt_place) INTO __pgt_gone
  FROM __pgt_changed WHERE __pgt_empty;
  IF __pgt_gone IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_2_groups WHERE ctid = ANY (__pgt_gone);
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this UPDATE on pgtrickle.__pgt_1_groups: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_2_groups_1_update" AFTER UPDATE ON pgtrickle.__pgt_1_groups
REFERENCING NEW TABLE AS __pgt_new OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_2_groups_1_update();

CREATE FUNCTION pgtrickle.__pgt_2_groups_1_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_gone tid[];
BEGIN
  WITH __pgt_changed AS (
    INSERT INTO pgtrickle.__pgt_2_groups AS __pgt_state (__pgt_key_1, __pgt_count)
    SELECT __pgt_key_1, __pgt_count
    FROM (
      SELECT n AS __pgt_key_1,
        coalesce(sum(__pgt_weight), 0) AS __pgt_count
      FROM (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n,
        ((CASE WHEN __pgt_state.__pgt_nonnull_2 = 0 THEN NULL WHEN __pgt_state.__pgt_nan_2 > 0 THEN 'NaN'::numeric ELSE __pgt_state.__pgt_sum_2 END)::numeric / __pgt_state.__pgt_nonnull_2) AS mean, __pgt_state.__pgt_key_1, __pgt_state.__pgt_weight
       FROM (SELECT *, -1 AS __pgt_weight FROM __pgt_old) AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS customer_totals
      GROUP BY 1
    ) AS __pgt_delta
    WHERE NOT (__pgt_delta.__pgt_count = 0)
    ON CONFLICT (__pgt_key_1) DO UPDATE SET
      __pgt_count = __pgt_state.__pgt_count + excluded.__pgt_count
    RETURNING __pgt_state.ctid AS __pgt_place, __pgt_state.__pgt_count = 0 AS __pgt_empty
  )
  SELECT array_agg(__pgt_place) INTO __pgt_gone
  FROM __pgt_changed WHERE __pgt_empty;
  IF __pgt_gone IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_2_groups WHERE ctid = ANY (__pgt_gone);
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this DELETE on pgtrickle.__pgt_1_groups: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_2_groups_1_delete" AFTER DELETE ON pgtrickle.__pgt_1_groups
REFERENCING OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_2_groups_1_delete();

CREATE FUNCTION pgtrickle.__pgt_2_groups_1_truncate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  PERFORM pgtrickle.__pgt_2_groups_refill();
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this TRUNCATE on pgtrickle.__pgt_1_groups: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_2_groups_1_truncate" AFTER TRUNCATE ON pgtrickle.__pgt_1_groups
FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_2_groups_1_truncate();

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.__pgt_key_1 AS n,
  __pgt_state.__pgt_count AS customers
FROM pgtrickle.__pgt_2_groups AS __pgt_state
WHERE __pgt_state.__pgt_count > 0;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
