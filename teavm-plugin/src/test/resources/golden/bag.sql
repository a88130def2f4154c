-- schema
CREATE TABLE logs (level text, message text);
INSERT INTO logs VALUES ('warn', 'disk'), ('warn', 'disk'), ('debug', 'up'), (NULL, 'up');

-- query
SELECT level, message FROM logs WHERE level <> 'debug'

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT level,
    message
   FROM public.logs
  WHERE (level <> 'debug'::text);
CREATE TABLE pgtrickle.__pgt_1_rows AS
SELECT hash_record_extended(ROW(level, message), 0) AS __pgt_hash, level, message, sum(__pgt_count_1) AS __pgt_count_1
FROM (
  SELECT level AS level,
    message AS message,
    1 AS __pgt_count_1
  FROM public.logs AS logs
  WHERE (level <> 'debug'::text)
) AS __pgt_rows
GROUP BY 2, 3
WITH NO DATA;
ALTER TABLE pgtrickle.__pgt_1_rows ADD __pgt_row bigint GENERATED ALWAYS AS IDENTITY;
INSERT INTO pgtrickle.__pgt_1_rows (__pgt_hash, level, message, __pgt_count_1)
SELECT hash_record_extended(ROW(level, message), 0) AS __pgt_hash, level, message, sum(__pgt_count_1) AS __pgt_count_1
FROM (
  SELECT level AS level,
    message AS message,
    1 AS __pgt_count_1
  FROM public.logs AS logs
  WHERE (level <> 'debug'::text)
) AS __pgt_rows
GROUP BY 2, 3;
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_rows (__pgt_row) NULLS NOT DISTINCT;
CREATE INDEX ON pgtrickle.__pgt_1_rows (__pgt_hash);
CREATE FUNCTION pgtrickle.__pgt_1_rows_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_rows;
  INSERT INTO pgtrickle.__pgt_1_rows (__pgt_hash, level, message, __pgt_count_1)
  SELECT hash_record_extended(ROW(level, message), 0) AS __pgt_hash, level, message, sum(__pgt_count_1) AS __pgt_count_1
  FROM (
    SELECT level AS level,
      message AS message,
      1 AS __pgt_count_1
    FROM public.logs AS logs
    WHERE (level <> 'debug'::text)
  ) AS __pgt_rows
  GROUP BY 2, 3;
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
    SELECT hash_record_extended(ROW(level, message), 0) AS __pgt_hash, level, message, sum(__pgt_count_1) AS __pgt_count_1
    FROM (
      SELECT level AS level,
        message AS message,
        __pgt_weight AS __pgt_count_1
      FROM (SELECT level, message, 1 AS __pgt_weight FROM __pgt_new) AS logs
      WHERE (level <> 'debug'::text)
    ) AS __pgt_rows
    GROUP BY 2, 3
  ) AS __pgt_delta
  ON __pgt_state.__pgt_hash = __pgt_delta.__pgt_hash
    AND __pgt_state.level IS NOT DISTINCT FROM __pgt_delta.level
    AND __pgt_state.message IS NOT DISTINCT FROM __pgt_delta.message
  WHEN MATCHED AND __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1 = 0 THEN DELETE
  WHEN MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    UPDATE SET __pgt_count_1 = __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1
  WHEN NOT MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    INSERT (__pgt_hash, level, message, __pgt_count_1) VALUES (__pgt_delta.__pgt_hash, __pgt_delta.level, __pgt_delta.message, __pgt_delta.__pgt_count_1);
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on public.logs: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_insert" AFTER INSERT ON public.logs
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
    SELECT hash_record_extended(ROW(level, message), 0) AS __pgt_hash, level, message, sum(__pgt_count_1) AS __pgt_count_1
    FROM (
      SELECT level AS level,
        message AS message,
        __pgt_weight AS __pgt_count_1
      FROM (SELECT level, message, 1 AS __pgt_weight FROM __pgt_new
        UNION ALL SELECT level, message, -1 AS __pgt_weight FROM __pgt_old) AS logs
      WHERE (level <> 'debug'::text)
    ) AS __pgt_rows
    GROUP BY 2, 3
  ) AS __pgt_delta
  ON __pgt_state.__pgt_hash = __pgt_delta.__pgt_hash
    AND __pgt_state.level IS NOT DISTINCT FROM __pgt_delta.level
    AND __pgt_state.message IS NOT DISTINCT FROM __pgt_delta.message
  WHEN MATCHED AND __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1 = 0 THEN DELETE
  WHEN MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    UPDATE SET __pgt_count_1 = __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1
  WHEN NOT MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    INSERT (__pgt_hash, level, message, __pgt_count_1) VALUES (__pgt_delta.__pgt_hash, __pgt_delta.level, __pgt_delta.message, __pgt_delta.__pgt_count_1);
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this UPDATE on public.logs: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_update" AFTER UPDATE ON public.logs
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
    SELECT hash_record_extended(ROW(level, message), 0) AS __pgt_hash, level, message, sum(__pgt_count_1) AS __pgt_count_1
    FROM (
      SELECT level AS level,
        message AS message,
        __pgt_weight AS __pgt_count_1
      FROM (SELECT level, message, -1 AS __pgt_weight FROM __pgt_old) AS logs
      WHERE (level <> 'debug'::text)
    ) AS __pgt_rows
    GROUP BY 2, 3
  ) AS __pgt_delta
  ON __pgt_state.__pgt_hash = __pgt_delta.__pgt_hash
    AND __pgt_state.level IS NOT DISTINCT FROM __pgt_delta.level
    AND __pgt_state.message IS NOT DISTINCT FROM __pgt_delta.message
  WHEN MATCHED AND __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1 = 0 THEN DELETE
  WHEN MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    UPDATE SET __pgt_count_1 = __pgt_state.__pgt_count_1 + __pgt_delta.__pgt_count_1
  WHEN NOT MATCHED AND NOT (__pgt_delta.__pgt_count_1 = 0) THEN
    INSERT (__pgt_hash, level, message, __pgt_count_1) VALUES (__pgt_delta.__pgt_hash, __pgt_delta.level, __pgt_delta.message, __pgt_delta.__pgt_count_1);
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this DELETE on public.logs: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_delete" AFTER DELETE ON public.logs
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
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this TRUNCATE on public.logs: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_truncate" AFTER TRUNCATE ON public.logs
FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_truncate();

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.level,
  __pgt_state.message
FROM pgtrickle.__pgt_1_rows AS __pgt_state CROSS JOIN LATERAL generate_series(1, __pgt_state.__pgt_count_1) AS __pgt_copy;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
