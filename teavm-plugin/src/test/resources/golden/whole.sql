-- schema
CREATE TABLE customers (id int PRIMARY KEY, name text, region text);
INSERT INTO customers VALUES (1, 'Ada', 'EU'), (2, 'Grace', 'US');
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- query
WITH RECURSIVE numbers AS (SELECT id AS n FROM customers UNION SELECT n + 1 FROM numbers WHERE n < 5) SELECT n FROM numbers

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS WITH RECURSIVE numbers AS (
         SELECT customers.id AS n
           FROM public.customers
        UNION
         SELECT (numbers_1.n + 1)
           FROM numbers numbers_1
          WHERE (numbers_1.n < 5)
        )
 SELECT n
   FROM numbers;
CREATE TABLE pgtrickle.__pgt_1_rows AS
SELECT __pgt_query.n AS n
FROM (WITH RECURSIVE numbers AS (
         SELECT customers.id AS n
           FROM public.customers
        UNION
         SELECT (numbers_1.n + 1)
           FROM numbers numbers_1
          WHERE (numbers_1.n < 5)
        )
 SELECT n
   FROM numbers) AS __pgt_query
WITH NO DATA;
ALTER TABLE pgtrickle.__pgt_1_rows ADD __pgt_row bigint GENERATED ALWAYS AS IDENTITY;
INSERT INTO pgtrickle.__pgt_1_rows (n)
SELECT __pgt_query.n AS n
FROM (WITH RECURSIVE numbers AS (
         SELECT customers.id AS n
           FROM public.customers
        UNION
         SELECT (numbers_1.n + 1)
           FROM numbers numbers_1
          WHERE (numbers_1.n < 5)
        )
 SELECT n
   FROM numbers) AS __pgt_query;
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_rows (__pgt_row) NULLS NOT DISTINCT;
CREATE FUNCTION pgtrickle.__pgt_1_rows_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_rows;
  INSERT INTO pgtrickle.__pgt_1_rows (n)
  SELECT __pgt_query.n AS n
  FROM (WITH RECURSIVE numbers AS (
           SELECT customers.id AS n
             FROM public.customers
          UNION
           SELECT (numbers_1.n + 1)
             FROM numbers numbers_1
            WHERE (numbers_1.n < 5)
          )
   SELECT n
     FROM numbers) AS __pgt_query;
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_rows_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  IF EXISTS (SELECT FROM (SELECT id, 1 AS __pgt_weight FROM __pgt_new) AS __pgt_changed) THEN
    PERFORM pgtrickle.__pgt_1_rows_refill();
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on public.customers: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_insert" AFTER INSERT ON public.customers
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_insert();

CREATE FUNCTION pgtrickle.__pgt_1_rows_1_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  IF (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, id) AS __pgt_row FROM __pgt_old LIMIT 1000) AS __pgt_rows) *<> (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(id, id) AS __pgt_row FROM __pgt_new LIMIT 1000) AS __pgt_rows) OR EXISTS (SELECT FROM __pgt_old OFFSET 1000) THEN
    IF EXISTS (SELECT FROM (SELECT id, 1 AS __pgt_weight FROM __pgt_new
      UNION ALL SELECT id, -1 AS __pgt_weight FROM __pgt_old) AS __pgt_changed) THEN
      PERFORM pgtrickle.__pgt_1_rows_refill();
    END IF;
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
AS $pgt$
#variable_conflict use_column
BEGIN
  IF EXISTS (SELECT FROM (SELECT id, -1 AS __pgt_weight FROM __pgt_old) AS __pgt_changed) THEN
    PERFORM pgtrickle.__pgt_1_rows_refill();
  END IF;
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

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.n
FROM pgtrickle.__pgt_1_rows AS __pgt_state;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
