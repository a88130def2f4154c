-- schema
CREATE TABLE customers (id int PRIMARY KEY, name text, region text);
INSERT INTO customers VALUES (1, 'Ada', 'EU'), (2, 'Grace', 'US');
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount numeric(10,2) NOT NULL, status text);
INSERT INTO orders VALUES (1, 1, 250, 'paid'), (2, 1, 40, 'open'), (3, 2, 120, NULL);

-- query
SELECT DISTINCT region FROM customers

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT DISTINCT region
   FROM public.customers;
CREATE TABLE pgtrickle.__pgt_1_rows AS
SELECT hash_record_extended(ROW(region), 0) AS __pgt_hash, region, sum(__pgt_count_1) AS __pgt_count_1
FROM (
  SELECT region AS region,
    1 AS __pgt_count_1
  FROM public.customers AS customers
) AS __pgt_rows
GROUP BY 2
WITH NO DATA;
ALTER TABLE pgtrickle.__pgt_1_rows ADD __pgt_row bigint GENERATED ALWAYS AS IDENTITY;
INSERT INTO pgtrickle.__pgt_1_rows (__pgt_hash, region, __pgt_count_1)
SELECT hash_record_extended(ROW(region), 0) AS __pgt_hash, region, sum(__pgt_count_1) AS __pgt_count_1
FROM (
  SELECT region AS region,
    1 AS __pgt_count_1
  FROM public.customers AS customers
) AS __pgt_rows
GROUP BY 2;
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_rows (__pgt_row) NULLS NOT DISTINCT;
CREATE INDEX ON pgtrickle.__pgt_1_rows (__pgt_hash);
CREATE FUNCTION pgtrickle.__pgt_1_rows_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_rows;
  INSERT INTO pgtrickle.__pgt_1_rows (__pgt_hash, region, __pgt_count_1)
  SELECT hash_record_extended(ROW(region), 0) AS __pgt_hash, region, sum(__pgt_count_1) AS __pgt_count_1
  FROM (
    SELECT region AS region,
      1 AS __pgt_count_1
    FROM public.customers AS customers
  ) AS __pgt_rows
  GROUP BY 2;
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_rows_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $pgt$
#variable_conflict use_column
BEGIN
  MERGE INTO pgtrickle.__pgt_1_rows AS __pgt_state
  USING (
    SELECT hash_record_extended(ROW(region), 0) AS __pgt_hash, region, sum(__pgt_count_1) AS __pgt_count_1
    FROM (
      SELECT region AS region,
        __pgt_weight AS __pgt_count_1
      FROM (SELECT region, 1 AS __pgt_weight FROM __pgt_new) AS customers
    ) AS __pgt_rows
    GROUP BY 2
  ) AS __pgt_delta
  ON __pgt_state.__pgt_hash = __pgt_delta.__pgt_hash
    AND __pgt_state.region IS NOT DISTINCT FROM __pgt_delta.region
  WHEN MATCHED AND __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1 = 0 THEN DELETE
  WHEN MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    UPDATE SET __pgt_count_1 = __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1
  WHEN NOT MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    INSERT (__pgt_hash, region, __pgt_count_1) VALUES (__pgt_delta.__pgt_hash, __pgt_delta.region, __pgt_delta.__pgt_count_1);
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
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $pgt$
#variable_conflict use_column
BEGIN
  MERGE INTO pgtrickle.__pgt_1_rows AS __pgt_state
  USING (
    SELECT hash_record_extended(ROW(region), 0) AS __pgt_hash, region, sum(__pgt_count_1) AS __pgt_count_1
    FROM (
      SELECT region AS region,
        __pgt_weight AS __pgt_count_1
      FROM (SELECT region, 1 AS __pgt_weight FROM __pgt_new
        UNION ALL SELECT region, -1 AS __pgt_weight FROM __pgt_old) AS customers
    ) AS __pgt_rows
    GROUP BY 2
  ) AS __pgt_delta
  ON __pgt_state.__pgt_hash = __pgt_delta.__pgt_hash
    AND __pgt_state.region IS NOT DISTINCT FROM __pgt_delta.region
  WHEN MATCHED AND __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1 = 0 THEN DELETE
  WHEN MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    UPDATE SET __pgt_count_1 = __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1
  WHEN NOT MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    INSERT (__pgt_hash, region, __pgt_count_1) VALUES (__pgt_delta.__pgt_hash, __pgt_delta.region, __pgt_delta.__pgt_count_1);
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
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $pgt$
#variable_conflict use_column
BEGIN
  MERGE INTO pgtrickle.__pgt_1_rows AS __pgt_state
  USING (
    SELECT hash_record_extended(ROW(region), 0) AS __pgt_hash, region, sum(__pgt_count_1) AS __pgt_count_1
    FROM (
      SELECT region AS region,
        __pgt_weight AS __pgt_count_1
      FROM (SELECT region, -1 AS __pgt_weight FROM __pgt_old) AS customers
    ) AS __pgt_rows
    GROUP BY 2
  ) AS __pgt_delta
  ON __pgt_state.__pgt_hash = __pgt_delta.__pgt_hash
    AND __pgt_state.region IS NOT DISTINCT FROM __pgt_delta.region
  WHEN MATCHED AND __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1 = 0 THEN DELETE
  WHEN MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    UPDATE SET __pgt_count_1 = __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1
  WHEN NOT MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    INSERT (__pgt_hash, region, __pgt_count_1) VALUES (__pgt_delta.__pgt_hash, __pgt_delta.region, __pgt_delta.__pgt_count_1);
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
SELECT __pgt_state.region
FROM pgtrickle.__pgt_1_rows AS __pgt_state
WHERE __pgt_state.__pgt_count_1 > 0;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
