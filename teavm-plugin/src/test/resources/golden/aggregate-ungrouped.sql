-- schema
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- query
SELECT count(*) AS n, sum(customer_id) FILTER (WHERE amount > 100) AS customers FROM orders

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT count(*) AS n,
    sum(customer_id) FILTER (WHERE (amount > (100)::numeric)) AS customers
   FROM public.orders;
CREATE TABLE pgtrickle.__pgt_1_groups AS
SELECT count(*) AS __pgt_count,
  coalesce(count(customer_id) FILTER (WHERE (amount > (100)::numeric)), 0) AS __pgt_nonnull_2,
  coalesce(sum(customer_id) FILTER (WHERE (amount > (100)::numeric)), 0) AS __pgt_sum_2
FROM public.orders AS orders;
CREATE FUNCTION pgtrickle.__pgt_1_groups_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_groups;
  INSERT INTO pgtrickle.__pgt_1_groups (__pgt_count, __pgt_nonnull_2, __pgt_sum_2)
  SELECT count(*) AS __pgt_count,
    coalesce(count(customer_id) FILTER (WHERE (amount > (100)::numeric)), 0) AS __pgt_nonnull_2,
    coalesce(sum(customer_id) FILTER (WHERE (amount > (100)::numeric)), 0) AS __pgt_sum_2
  FROM public.orders AS orders;
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_groups_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  UPDATE pgtrickle.__pgt_1_groups AS __pgt_state SET
    __pgt_count = __pgt_state.__pgt_count + __pgt_delta.__pgt_count,
    __pgt_nonnull_2 = __pgt_state.__pgt_nonnull_2 + __pgt_delta.__pgt_nonnull_2,
    __pgt_sum_2 = __pgt_state.__pgt_sum_2 + __pgt_delta.__pgt_sum_2
  FROM (
    SELECT coalesce(sum(__pgt_weight), 0) AS __pgt_count,
      coalesce(sum(__pgt_weight * num_nonnulls(customer_id)) FILTER (WHERE (amount > (100)::numeric)), 0) AS __pgt_nonnull_2,
      coalesce(sum(__pgt_weight * customer_id::bigint) FILTER (WHERE (amount > (100)::numeric)), 0)::bigint AS __pgt_sum_2
    FROM (SELECT customer_id, amount, 1 AS __pgt_weight FROM __pgt_new) AS orders
  ) AS __pgt_delta
  WHERE NOT (__pgt_delta.__pgt_count = 0 AND __pgt_delta.__pgt_nonnull_2 = 0 AND __pgt_delta.__pgt_sum_2 = 0);
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
BEGIN
  UPDATE pgtrickle.__pgt_1_groups AS __pgt_state SET
    __pgt_count = __pgt_state.__pgt_count + __pgt_delta.__pgt_count,
    __pgt_nonnull_2 = __pgt_state.__pgt_nonnull_2 + __pgt_delta.__pgt_nonnull_2,
    __pgt_sum_2 = __pgt_state.__pgt_sum_2 + __pgt_delta.__pgt_sum_2
  FROM (
    SELECT coalesce(sum(__pgt_weight), 0) AS __pgt_count,
      coalesce(sum(__pgt_weight * num_nonnulls(customer_id)) FILTER (WHERE (amount > (100)::numeric)), 0) AS __pgt_nonnull_2,
      coalesce(sum(__pgt_weight * customer_id::bigint) FILTER (WHERE (amount > (100)::numeric)), 0)::bigint AS __pgt_sum_2
    FROM (SELECT customer_id, amount, 1 AS __pgt_weight FROM __pgt_new
      UNION ALL SELECT customer_id, amount, -1 AS __pgt_weight FROM __pgt_old) AS orders
  ) AS __pgt_delta
  WHERE NOT (__pgt_delta.__pgt_count = 0 AND __pgt_delta.__pgt_nonnull_2 = 0 AND __pgt_delta.__pgt_sum_2 = 0);
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
BEGIN
  UPDATE pgtrickle.__pgt_1_groups AS __pgt_state SET
    __pgt_count = __pgt_state.__pgt_count + __pgt_delta.__pgt_count,
    __pgt_nonnull_2 = __pgt_state.__pgt_nonnull_2 + __pgt_delta.__pgt_nonnull_2,
    __pgt_sum_2 = __pgt_state.__pgt_sum_2 + __pgt_delta.__pgt_sum_2
  FROM (
    SELECT coalesce(sum(__pgt_weight), 0) AS __pgt_count,
      coalesce(sum(__pgt_weight * num_nonnulls(customer_id)) FILTER (WHERE (amount > (100)::numeric)), 0) AS __pgt_nonnull_2,
      coalesce(sum(__pgt_weight * customer_id::bigint) FILTER (WHERE (amount > (100)::numeric)), 0)::bigint AS __pgt_sum_2
    FROM (SELECT customer_id, amount, -1 AS __pgt_weight FROM __pgt_old) AS orders
  ) AS __pgt_delta
  WHERE NOT (__pgt_delta.__pgt_count = 0 AND __pgt_delta.__pgt_nonnull_2 = 0 AND __pgt_delta.__pgt_sum_2 = 0);
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
SELECT __pgt_state.__pgt_count AS n,
  CASE WHEN __pgt_state.__pgt_nonnull_2 <> 0 THEN __pgt_state.__pgt_sum_2 END AS customers
FROM pgtrickle.__pgt_1_groups AS __pgt_state;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
