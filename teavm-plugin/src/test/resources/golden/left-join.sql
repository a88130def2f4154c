-- schema
CREATE TABLE customers (id int PRIMARY KEY, name text, region text);
INSERT INTO customers VALUES (1, 'Ada', 'EU'), (2, 'Grace', 'US');
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- query
SELECT c.name, o.id AS order_id, o.amount
FROM customers c LEFT JOIN orders o ON o.customer_id = c.id

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT c.name,
    o.id AS order_id,
    o.amount
   FROM (public.customers c
     LEFT JOIN public.orders o ON ((o.customer_id = c.id)));
CREATE TABLE pgtrickle.__pgt_1_rows AS
SELECT c.id AS __pgt_id_1,
  o.id AS __pgt_id_2,
  c.name AS name,
  o.id AS order_id,
  o.amount AS amount
FROM public.customers AS c
  LEFT JOIN public.orders AS o ON ((o.customer_id = c.id));
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_rows (__pgt_id_1, __pgt_id_2) NULLS NOT DISTINCT;
CREATE INDEX ON pgtrickle.__pgt_1_rows (__pgt_id_2);
CREATE FUNCTION pgtrickle.__pgt_1_rows_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_rows;
  INSERT INTO pgtrickle.__pgt_1_rows (__pgt_id_1, __pgt_id_2, name, order_id, amount)
  SELECT c.id AS __pgt_id_1,
    o.id AS __pgt_id_2,
    c.name AS name,
    o.id AS order_id,
    o.amount AS amount
  FROM public.customers AS c
    LEFT JOIN public.orders AS o ON ((o.customer_id = c.id));
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
  INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, order_id, amount)
  SELECT c.id AS __pgt_id_1,
    o.id AS __pgt_id_2,
    c.name AS name,
    o.id AS order_id,
    o.amount AS amount
  FROM public.customers AS c
    LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
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
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, order_id, amount)
    SELECT c.id AS __pgt_id_1,
      o.id AS __pgt_id_2,
      c.name AS name,
      o.id AS order_id,
      o.amount AS amount
    FROM public.customers AS c
      LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
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
        LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
      WHERE c.id = __pgt_state.__pgt_id_1 AND o.id IS NOT DISTINCT FROM __pgt_state.__pgt_id_2 OFFSET 0);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, order_id, amount)
    SELECT c.id AS __pgt_id_1,
      o.id AS __pgt_id_2,
      c.name AS name,
      o.id AS order_id,
      o.amount AS amount
    FROM public.customers AS c
      LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
    WHERE c.id = ANY (ARRAY(SELECT id FROM __pgt_new))
    ON CONFLICT (__pgt_id_1, __pgt_id_2) DO UPDATE SET
      __pgt_id_1 = excluded.__pgt_id_1,
      __pgt_id_2 = excluded.__pgt_id_2,
      name = excluded.name,
      order_id = excluded.order_id,
      amount = excluded.amount
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
      LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
    WHERE c.id = __pgt_state.__pgt_id_1 AND o.id IS NOT DISTINCT FROM __pgt_state.__pgt_id_2 OFFSET 0);
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
    WHERE __pgt_state.__pgt_id_2 = ANY (__pgt_keys_1);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, order_id, amount)
    SELECT c.id AS __pgt_id_1,
      o.id AS __pgt_id_2,
      c.name AS name,
      o.id AS order_id,
      o.amount AS amount
    FROM public.customers AS c
      LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
    WHERE o.id = ANY (__pgt_keys_1);
  END IF;
  SELECT array_agg(DISTINCT __pgt_id_1) INTO __pgt_keys_2
  FROM (
    SELECT c.id AS __pgt_id_1
    FROM public.customers AS c
    JOIN (SELECT id, customer_id, amount, 1 AS __pgt_weight FROM __pgt_new) AS o ON o.customer_id = c.id
  ) AS __pgt_changed;
  IF __pgt_keys_2 IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
    WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_2) AND __pgt_state.__pgt_id_2 IS NULL;
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, order_id, amount)
    SELECT c.id AS __pgt_id_1,
      o.id AS __pgt_id_2,
      c.name AS name,
      o.id AS order_id,
      o.amount AS amount
    FROM public.customers AS c
      LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
    WHERE c.id = ANY (__pgt_keys_2) AND o.id IS NULL;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_2_insert" AFTER INSERT ON public.orders
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_2_insert();

CREATE FUNCTION pgtrickle.__pgt_1_rows_2_update() RETURNS trigger
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
  FROM (SELECT ROW(id, customer_id, amount, id) AS __pgt_row FROM __pgt_old LIMIT 1000) AS __pgt_rows) *<> (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, customer_id, amount, id) AS __pgt_row FROM __pgt_new LIMIT 1000) AS __pgt_rows) OR EXISTS (SELECT FROM __pgt_old OFFSET 1000) THEN
    SELECT array_agg(DISTINCT id) INTO __pgt_keys_1
    FROM (
      SELECT id FROM __pgt_old
      UNION ALL SELECT id FROM __pgt_new
    ) AS __pgt_changed;
    IF __pgt_keys_1 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE __pgt_state.__pgt_id_2 = ANY (__pgt_keys_1);
      INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, order_id, amount)
      SELECT c.id AS __pgt_id_1,
        o.id AS __pgt_id_2,
        c.name AS name,
        o.id AS order_id,
        o.amount AS amount
      FROM public.customers AS c
        LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
      WHERE o.id = ANY (__pgt_keys_1);
    END IF;
    SELECT array_agg(DISTINCT __pgt_id_1) INTO __pgt_keys_2
    FROM (
      SELECT c.id AS __pgt_id_1
      FROM public.customers AS c
      JOIN (SELECT id, customer_id, amount, 1 AS __pgt_weight FROM __pgt_new
        UNION ALL SELECT id, customer_id, amount, -1 AS __pgt_weight FROM __pgt_old) AS o ON o.customer_id = c.id
    ) AS __pgt_changed;
    IF __pgt_keys_2 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_2) AND __pgt_state.__pgt_id_2 IS NULL;
      INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, order_id, amount)
      SELECT c.id AS __pgt_id_1,
        o.id AS __pgt_id_2,
        c.name AS name,
        o.id AS order_id,
        o.amount AS amount
      FROM public.customers AS c
        LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
      WHERE c.id = ANY (__pgt_keys_2) AND o.id IS NULL;
    END IF;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this UPDATE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_2_update" AFTER UPDATE ON public.orders
REFERENCING NEW TABLE AS __pgt_new OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_2_update();

CREATE FUNCTION pgtrickle.__pgt_1_rows_2_delete() RETURNS trigger
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
    WHERE __pgt_state.__pgt_id_2 = ANY (__pgt_keys_1);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, order_id, amount)
    SELECT c.id AS __pgt_id_1,
      o.id AS __pgt_id_2,
      c.name AS name,
      o.id AS order_id,
      o.amount AS amount
    FROM public.customers AS c
      LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
    WHERE o.id = ANY (__pgt_keys_1);
  END IF;
  SELECT array_agg(DISTINCT __pgt_id_1) INTO __pgt_keys_2
  FROM (
    SELECT c.id AS __pgt_id_1
    FROM public.customers AS c
    JOIN (SELECT id, customer_id, amount, -1 AS __pgt_weight FROM __pgt_old) AS o ON o.customer_id = c.id
  ) AS __pgt_changed;
  IF __pgt_keys_2 IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
    WHERE __pgt_state.__pgt_id_1 = ANY (__pgt_keys_2) AND __pgt_state.__pgt_id_2 IS NULL;
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, name, order_id, amount)
    SELECT c.id AS __pgt_id_1,
      o.id AS __pgt_id_2,
      c.name AS name,
      o.id AS order_id,
      o.amount AS amount
    FROM public.customers AS c
      LEFT JOIN public.orders AS o ON ((o.customer_id = c.id))
    WHERE c.id = ANY (__pgt_keys_2) AND o.id IS NULL;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this DELETE on public.orders: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_2_delete" AFTER DELETE ON public.orders
REFERENCING OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_2_delete();

CREATE FUNCTION pgtrickle.__pgt_1_rows_2_truncate() RETURNS trigger
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
CREATE TRIGGER "!__pgt_1_rows_2_truncate" AFTER TRUNCATE ON public.orders
FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_2_truncate();

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.name,
  __pgt_state.order_id,
  __pgt_state.amount
FROM pgtrickle.__pgt_1_rows AS __pgt_state;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
