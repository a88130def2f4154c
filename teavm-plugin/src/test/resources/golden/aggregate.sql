-- schema
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- query
SELECT status, count(*) AS n, sum(amount) AS total, round(avg(amount), 2) AS mean
FROM orders
WHERE amount > 0
GROUP BY status

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT status,
    count(*) AS n,
    sum(amount) AS total,
    round(avg(amount), 2) AS mean
   FROM public.orders
  WHERE (amount > (0)::numeric)
  GROUP BY status;
CREATE TABLE pgtrickle.__pgt_1_groups AS
SELECT status AS __pgt_key_1,
  count(*) AS __pgt_count,
  coalesce(count(amount), 0) AS __pgt_nonnull_2,
  coalesce(sum(amount) FILTER (WHERE amount <> 'NaN'::numeric), 0) AS __pgt_sum_2,
  coalesce(count(*) FILTER (WHERE amount = 'NaN'::numeric), 0) AS __pgt_nan_2
FROM public.orders AS orders
WHERE (amount > (0)::numeric)
GROUP BY 1;
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_groups (__pgt_key_1) NULLS NOT DISTINCT;
CREATE FUNCTION pgtrickle.__pgt_1_groups_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_groups;
  INSERT INTO pgtrickle.__pgt_1_groups (__pgt_key_1, __pgt_count, __pgt_nonnull_2, __pgt_sum_2, __pgt_nan_2)
  SELECT status AS __pgt_key_1,
    count(*) AS __pgt_count,
    coalesce(count(amount), 0) AS __pgt_nonnull_2,
    coalesce(sum(amount) FILTER (WHERE amount <> 'NaN'::numeric), 0) AS __pgt_sum_2,
    coalesce(count(*) FILTER (WHERE amount = 'NaN'::numeric), 0) AS __pgt_nan_2
  FROM public.orders AS orders
  WHERE (amount > (0)::numeric)
  GROUP BY 1;
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_groups_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, __pgt_count, __pgt_nonnull_2, __pgt_sum_2, __pgt_nan_2)
  SELECT __pgt_key_1, __pgt_count, __pgt_nonnull_2, __pgt_sum_2, __pgt_nan_2
  FROM (
    SELECT status AS __pgt_key_1,
      coalesce(sum(__pgt_weight), 0) AS __pgt_count,
      coalesce(sum(__pgt_weight * num_nonnulls(amount)), 0) AS __pgt_nonnull_2,
      coalesce(sum(__pgt_weight * amount::numeric) FILTER (WHERE amount <> 'NaN'::numeric), 0) AS __pgt_sum_2,
      coalesce(sum(__pgt_weight) FILTER (WHERE amount = 'NaN'::numeric), 0) AS __pgt_nan_2
    FROM (SELECT amount, status, 1 AS __pgt_weight FROM __pgt_new) AS orders
    WHERE (amount > (0)::numeric)
    GROUP BY 1
  ) AS __pgt_delta
  WHERE NOT (__pgt_delta.__pgt_count = 0 AND __pgt_delta.__pgt_nonnull_2 = 0 AND __pgt_delta.__pgt_sum_2 = 0 AND __pgt_delta.__pgt_nan_2 = 0)
  ON CONFLICT (__pgt_key_1) DO UPDATE SET
    __pgt_count = __pgt_state.__pgt_count + excluded.__pgt_count,
    __pgt_nonnull_2 = __pgt_state.__pgt_nonnull_2 + excluded.__pgt_nonnull_2,
    __pgt_sum_2 = __pgt_state.__pgt_sum_2 + excluded.__pgt_sum_2,
    __pgt_nan_2 = __pgt_state.__pgt_nan_2 + excluded.__pgt_nan_2;
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
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, __pgt_count, __pgt_nonnull_2, __pgt_sum_2, __pgt_nan_2)
    SELECT __pgt_key_1, __pgt_count, __pgt_nonnull_2, __pgt_sum_2, __pgt_nan_2
    FROM (
      SELECT status AS __pgt_key_1,
        coalesce(sum(__pgt_weight), 0) AS __pgt_count,
        coalesce(sum(__pgt_weight * num_nonnulls(amount)), 0) AS __pgt_nonnull_2,
        coalesce(sum(__pgt_weight * amount::numeric) FILTER (WHERE amount <> 'NaN'::numeric), 0) AS __pgt_sum_2,
        coalesce(sum(__pgt_weight) FILTER (WHERE amount = 'NaN'::numeric), 0) AS __pgt_nan_2
      FROM (SELECT amount, status, 1 AS __pgt_weight FROM __pgt_new
        UNION ALL SELECT amount, status, -1 AS __pgt_weight FROM __pgt_old) AS orders
      WHERE (amount > (0)::numeric)
      GROUP BY 1
    ) AS __pgt_delta
    WHERE NOT (__pgt_delta.__pgt_count = 0 AND __pgt_delta.__pgt_nonnull_2 = 0 AND __pgt_delta.__pgt_sum_2 = 0 AND __pgt_delta.__pgt_nan_2 = 0)
    ON CONFLICT (__pgt_key_1) DO UPDATE SET
      __pgt_count = __pgt_state.__pgt_count + excluded.__pgt_count,
      __pgt_nonnull_2 = __pgt_state.__pgt_nonnull_2 + excluded.__pgt_nonnull_2,
      __pgt_sum_2 = __pgt_state.__pgt_sum_2 + excluded.__pgt_sum_2,
      __pgt_nan_2 = __pgt_state.__pgt_nan_2 + excluded.__pgt_nan_2
    RETURNING __pgt_state.ctid AS __pgt_place, __pgt_state.__pgt_count = 0 AND __pgt_state.__pgt_nonnull_2 = 0 AND __pgt_state.__pgt_sum_2 = 0 AND __pgt_state.__pgt_nan_2 = 0 AS __pgt_empty
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
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, __pgt_count, __pgt_nonnull_2, __pgt_sum_2, __pgt_nan_2)
    SELECT __pgt_key_1, __pgt_count, __pgt_nonnull_2, __pgt_sum_2, __pgt_nan_2
    FROM (
      SELECT status AS __pgt_key_1,
        coalesce(sum(__pgt_weight), 0) AS __pgt_count,
        coalesce(sum(__pgt_weight * num_nonnulls(amount)), 0) AS __pgt_nonnull_2,
        coalesce(sum(__pgt_weight * amount::numeric) FILTER (WHERE amount <> 'NaN'::numeric), 0) AS __pgt_sum_2,
        coalesce(sum(__pgt_weight) FILTER (WHERE amount = 'NaN'::numeric), 0) AS __pgt_nan_2
      FROM (SELECT amount, status, -1 AS __pgt_weight FROM __pgt_old) AS orders
      WHERE (amount > (0)::numeric)
      GROUP BY 1
    ) AS __pgt_delta
    WHERE NOT (__pgt_delta.__pgt_count = 0 AND __pgt_delta.__pgt_nonnull_2 = 0 AND __pgt_delta.__pgt_sum_2 = 0 AND __pgt_delta.__pgt_nan_2 = 0)
    ON CONFLICT (__pgt_key_1) DO UPDATE SET
      __pgt_count = __pgt_state.__pgt_count + excluded.__pgt_count,
      __pgt_nonnull_2 = __pgt_state.__pgt_nonnull_2 + excluded.__pgt_nonnull_2,
      __pgt_sum_2 = __pgt_state.__pgt_sum_2 + excluded.__pgt_sum_2,
      __pgt_nan_2 = __pgt_state.__pgt_nan_2 + excluded.__pgt_nan_2
    RETURNING __pgt_state.ctid AS __pgt_place, __pgt_state.__pgt_count = 0 AND __pgt_state.__pgt_nonnull_2 = 0 AND __pgt_state.__pgt_sum_2 = 0 AND __pgt_state.__pgt_nan_2 = 0 AS __pgt_empty
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
SELECT __pgt_state.__pgt_key_1 AS status,
  __pgt_state.__pgt_count AS n,
  CASE WHEN __pgt_state.__pgt_nonnull_2 = 0 THEN NULL WHEN __pgt_state.__pgt_nan_2 > 0 THEN 'NaN'::numeric ELSE __pgt_state.__pgt_sum_2 END AS total,
  round(((CASE WHEN __pgt_state.__pgt_nonnull_2 = 0 THEN NULL WHEN __pgt_state.__pgt_nan_2 > 0 THEN 'NaN'::numeric ELSE __pgt_state.__pgt_sum_2 END)::numeric / __pgt_state.__pgt_nonnull_2), 2) AS mean
FROM pgtrickle.__pgt_1_groups AS __pgt_state
WHERE __pgt_state.__pgt_count > 0;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
