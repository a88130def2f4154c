-- schema
CREATE TABLE customers (id int PRIMARY KEY, name text, region text);
INSERT INTO customers VALUES (1, 'Ada', 'EU'), (2, 'Grace', 'US');
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- query
SELECT c.name, t.n
FROM customers c LEFT JOIN (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) t ON t.customer_id = c.id

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT c.name,
    t.n
   FROM (public.customers c
     LEFT JOIN ( SELECT orders.customer_id,
            count(*) AS n
           FROM public.orders
          GROUP BY orders.customer_id) t ON ((t.customer_id = c.id)));
CREATE TABLE pgtrickle.__pgt_1_groups AS
SELECT orders.customer_id AS __pgt_key_1,
  count(*) AS __pgt_count
FROM public.orders AS orders
GROUP BY 1;
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_groups (__pgt_key_1) NULLS NOT DISTINCT;
CREATE FUNCTION pgtrickle.__pgt_1_groups_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_groups;
  INSERT INTO pgtrickle.__pgt_1_groups (__pgt_key_1, __pgt_count)
  SELECT orders.customer_id AS __pgt_key_1,
    count(*) AS __pgt_count
  FROM public.orders AS orders
  GROUP BY 1;
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_groups_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, __pgt_count)
  SELECT __pgt_key_1, __pgt_count
  FROM (
    SELECT orders.customer_id AS __pgt_key_1,
      coalesce(sum(__pgt_weight), 0) AS __pgt_count
    FROM (SELECT customer_id, 1 AS __pgt_weight FROM __pgt_new) AS orders
    GROUP BY 1
  ) AS __pgt_delta
  WHERE NOT (__pgt_delta.__pgt_count = 0)
  ON CONFLICT (__pgt_key_1) DO UPDATE SET
    __pgt_count = __pgt_state.__pgt_count + excluded.__pgt_count;
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
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, __pgt_count)
    SELECT __pgt_key_1, __pgt_count
    FROM (
      SELECT orders.customer_id AS __pgt_key_1,
        coalesce(sum(__pgt_weight), 0) AS __pgt_count
      FROM (SELECT customer_id, 1 AS __pgt_weight FROM __pgt_new
        UNION ALL SELECT customer_id, -1 AS __pgt_weight FROM __pgt_old) AS orders
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
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, __pgt_count)
    SELECT __pgt_key_1, __pgt_count
    FROM (
      SELECT orders.customer_id AS __pgt_key_1,
        coalesce(sum(__pgt_weight), 0) AS __pgt_count
      FROM (SELECT customer_id, -1 AS __pgt_weight FROM __pgt_old) AS orders
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

CREATE TABLE pgtrickle.__pgt_1_rows AS
SELECT c.id AS __pgt_id_1,
  t.__pgt_key_1 AS __pgt_id_2,
  c.name AS name,
  t.n AS n,
  nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
FROM public.customers AS c
  LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
  __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
 FROM pgtrickle.__pgt_1_groups AS __pgt_state
 WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id));
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_rows (__pgt_id_1, __pgt_id_2) NULLS NOT DISTINCT;
CREATE INDEX ON pgtrickle.__pgt_1_rows (__pgt_id_2);
CREATE FUNCTION pgtrickle.__pgt_1_rows_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_rows;
  INSERT INTO pgtrickle.__pgt_1_rows (__pgt_id_1, __pgt_id_2, name, n, __pgt_present_3)
  SELECT c.id AS __pgt_id_1,
    t.__pgt_key_1 AS __pgt_id_2,
    c.name AS name,
    t.n AS n,
    nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
  FROM public.customers AS c
    LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
    __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
   FROM pgtrickle.__pgt_1_groups AS __pgt_state
   WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id));
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
  INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, n, __pgt_present_3)
  SELECT c.id AS __pgt_id_1,
    t.__pgt_key_1 AS __pgt_id_2,
    c.name AS name,
    t.n AS n,
    nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
  FROM public.customers AS c
    LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
    __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
   FROM pgtrickle.__pgt_1_groups AS __pgt_state
   WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
  WHERE c.id = ANY (ARRAY(SELECT id FROM __pgt_new));
  RETURN NULL;
EXCEPTION
WHEN unique_violation THEN
  SELECT array_agg(DISTINCT id) INTO __pgt_keys_1
  FROM (
    SELECT id FROM __pgt_new
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
    WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_1);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, n, __pgt_present_3)
    SELECT c.id AS __pgt_id_1,
      t.__pgt_key_1 AS __pgt_id_2,
      c.name AS name,
      t.n AS n,
      nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
    FROM public.customers AS c
      LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
      __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
     FROM pgtrickle.__pgt_1_groups AS __pgt_state
     WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
    WHERE c.id = ANY (__pgt_keys_1);
  END IF;
  RETURN NULL; WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on public.customers: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_insert" AFTER INSERT ON public.customers
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_insert();

CREATE FUNCTION pgtrickle.__pgt_1_rows_1_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $pgt$
#variable_conflict use_column
BEGIN
  IF (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, name, id) AS __pgt_row FROM __pgt_old LIMIT 1000) AS __pgt_rows) *<> (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, name, id) AS __pgt_row FROM __pgt_new LIMIT 1000) AS __pgt_rows) OR EXISTS (SELECT FROM __pgt_old OFFSET 1000) THEN
    DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
    WHERE __pgt_state.__pgt_id_1 = ANY (ARRAY(SELECT id FROM __pgt_old)) AND NOT EXISTS (
      SELECT FROM public.customers AS c
        LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
       FROM pgtrickle.__pgt_1_groups AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
      WHERE c.id = __pgt_state.__pgt_id_1 AND t.__pgt_key_1 IS NOT DISTINCT FROM __pgt_state.__pgt_id_2 OFFSET 0);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, n, __pgt_present_3)
    SELECT c.id AS __pgt_id_1,
      t.__pgt_key_1 AS __pgt_id_2,
      c.name AS name,
      t.n AS n,
      nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
    FROM public.customers AS c
      LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
      __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
     FROM pgtrickle.__pgt_1_groups AS __pgt_state
     WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
    WHERE c.id = ANY (ARRAY(SELECT id FROM __pgt_new))
    ON CONFLICT (__pgt_id_1, __pgt_id_2) DO UPDATE SET
      __pgt_id_1 = excluded.__pgt_id_1,
      __pgt_id_2 = excluded.__pgt_id_2,
      name = excluded.name,
      n = excluded.n,
      __pgt_present_3 = excluded.__pgt_present_3
    WHERE __pgt_state.* *<> excluded.*;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this UPDATE on public.customers: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_update" AFTER UPDATE ON public.customers
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
    SELECT FROM public.customers AS c
      LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
      __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
     FROM pgtrickle.__pgt_1_groups AS __pgt_state
     WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
    WHERE c.id = __pgt_state.__pgt_id_1 AND t.__pgt_key_1 IS NOT DISTINCT FROM __pgt_state.__pgt_id_2 OFFSET 0);
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this DELETE on public.customers: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_delete" AFTER DELETE ON public.customers
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
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this TRUNCATE on public.customers: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_truncate" AFTER TRUNCATE ON public.customers
FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_truncate();

CREATE FUNCTION pgtrickle.__pgt_1_rows_2_insert() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
  __pgt_keys_2 integer[];
BEGIN
  IF EXISTS (SELECT FROM __pgt_new) THEN
    SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
    FROM (
      SELECT __pgt_key_1 FROM __pgt_new
    ) AS __pgt_changed;
    IF __pgt_keys_1 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE (__pgt_state.__pgt_id_2 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_id_2 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL);
      INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, n, __pgt_present_3)
      SELECT c.id AS __pgt_id_1,
        t.__pgt_key_1 AS __pgt_id_2,
        c.name AS name,
        t.n AS n,
        nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
      FROM public.customers AS c
        LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
       FROM pgtrickle.__pgt_1_groups AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
      WHERE (t.__pgt_key_1 = ANY (__pgt_keys_1) OR t.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL);
    END IF;
    SELECT array_agg(DISTINCT __pgt_id_1) INTO __pgt_keys_2
    FROM (
      SELECT c.id AS __pgt_id_1
      FROM public.customers AS c
      JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1, __pgt_state.__pgt_weight
       FROM (SELECT *, 1 AS __pgt_weight FROM __pgt_new) AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS t ON t.customer_id = c.id
    ) AS __pgt_changed;
    IF __pgt_keys_2 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_2) AND __pgt_state.__pgt_present_3 IS NULL;
      INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, n, __pgt_present_3)
      SELECT c.id AS __pgt_id_1,
        t.__pgt_key_1 AS __pgt_id_2,
        c.name AS name,
        t.n AS n,
        nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
      FROM public.customers AS c
        LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
       FROM pgtrickle.__pgt_1_groups AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
      WHERE c.id = ANY (__pgt_keys_2) AND nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) IS NULL;
    END IF;
  END IF;
  RETURN NULL;
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_2_insert" AFTER INSERT ON pgtrickle.__pgt_1_groups
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_2_insert();

CREATE FUNCTION pgtrickle.__pgt_1_rows_2_update() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
  __pgt_keys_2 integer[];
BEGIN
  IF EXISTS (SELECT FROM __pgt_new) THEN
    SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
    FROM (
      SELECT __pgt_key_1 FROM __pgt_old
      UNION ALL SELECT __pgt_key_1 FROM __pgt_new
    ) AS __pgt_changed;
    IF __pgt_keys_1 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE (__pgt_state.__pgt_id_2 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_id_2 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL);
      INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, n, __pgt_present_3)
      SELECT c.id AS __pgt_id_1,
        t.__pgt_key_1 AS __pgt_id_2,
        c.name AS name,
        t.n AS n,
        nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
      FROM public.customers AS c
        LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
       FROM pgtrickle.__pgt_1_groups AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
      WHERE (t.__pgt_key_1 = ANY (__pgt_keys_1) OR t.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL);
    END IF;
    SELECT array_agg(DISTINCT __pgt_id_1) INTO __pgt_keys_2
    FROM (
      SELECT c.id AS __pgt_id_1
      FROM public.customers AS c
      JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1, __pgt_state.__pgt_weight
       FROM (SELECT *, 1 AS __pgt_weight FROM __pgt_new
         UNION ALL SELECT *, -1 AS __pgt_weight FROM __pgt_old) AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS t ON t.customer_id = c.id
    ) AS __pgt_changed;
    IF __pgt_keys_2 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_2) AND __pgt_state.__pgt_present_3 IS NULL;
      INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, n, __pgt_present_3)
      SELECT c.id AS __pgt_id_1,
        t.__pgt_key_1 AS __pgt_id_2,
        c.name AS name,
        t.n AS n,
        nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
      FROM public.customers AS c
        LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
       FROM pgtrickle.__pgt_1_groups AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
      WHERE c.id = ANY (__pgt_keys_2) AND nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) IS NULL;
    END IF;
  END IF;
  RETURN NULL;
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_2_update" AFTER UPDATE ON pgtrickle.__pgt_1_groups
REFERENCING NEW TABLE AS __pgt_new OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_2_update();

CREATE FUNCTION pgtrickle.__pgt_1_rows_2_delete() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
  __pgt_keys_2 integer[];
BEGIN
  IF EXISTS (SELECT FROM __pgt_old) THEN
    SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
    FROM (
      SELECT __pgt_key_1 FROM __pgt_old
    ) AS __pgt_changed;
    IF __pgt_keys_1 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE (__pgt_state.__pgt_id_2 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_id_2 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL);
      INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, n, __pgt_present_3)
      SELECT c.id AS __pgt_id_1,
        t.__pgt_key_1 AS __pgt_id_2,
        c.name AS name,
        t.n AS n,
        nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
      FROM public.customers AS c
        LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
       FROM pgtrickle.__pgt_1_groups AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
      WHERE (t.__pgt_key_1 = ANY (__pgt_keys_1) OR t.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL);
    END IF;
    SELECT array_agg(DISTINCT __pgt_id_1) INTO __pgt_keys_2
    FROM (
      SELECT c.id AS __pgt_id_1
      FROM public.customers AS c
      JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1, __pgt_state.__pgt_weight
       FROM (SELECT *, -1 AS __pgt_weight FROM __pgt_old) AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS t ON t.customer_id = c.id
    ) AS __pgt_changed;
    IF __pgt_keys_2 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_2) AND __pgt_state.__pgt_present_3 IS NULL;
      INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, n, __pgt_present_3)
      SELECT c.id AS __pgt_id_1,
        t.__pgt_key_1 AS __pgt_id_2,
        c.name AS name,
        t.n AS n,
        nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) AS __pgt_present_3
      FROM public.customers AS c
        LEFT JOIN (SELECT __pgt_state.__pgt_key_1 AS customer_id,
        __pgt_state.__pgt_count AS n, __pgt_state.__pgt_key_1
       FROM pgtrickle.__pgt_1_groups AS __pgt_state
       WHERE __pgt_state.__pgt_count > 0) AS t ON ((t.customer_id = c.id))
      WHERE c.id = ANY (__pgt_keys_2) AND nullif(t.* IS NOT DISTINCT FROM NULL, TRUE) IS NULL;
    END IF;
  END IF;
  RETURN NULL;
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_2_delete" AFTER DELETE ON pgtrickle.__pgt_1_groups
REFERENCING OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_2_delete();

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.name,
  __pgt_state.n
FROM pgtrickle.__pgt_1_rows AS __pgt_state;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
