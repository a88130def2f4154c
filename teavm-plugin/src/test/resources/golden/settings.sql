-- schema
SET LOCAL TimeZone = 'Europe/Berlin';
CREATE TABLE visits (id int PRIMARY KEY, at timestamptz NOT NULL, seconds int);
INSERT INTO visits VALUES (1, '2024-05-01 23:30+00', 10), (2, '2024-05-02 00:30+00', 20);

-- query
SELECT date_trunc('day', at) AS day, count(*) AS n, to_char(sum(seconds), '999G999') AS seconds
FROM visits
GROUP BY date_trunc('day', at)

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT date_trunc('day'::text, at) AS day,
    count(*) AS n,
    to_char(sum(seconds), '999G999'::text) AS seconds
   FROM public.visits
  GROUP BY (date_trunc('day'::text, at));
CREATE TABLE pgtrickle.__pgt_1_groups AS
SELECT (date_trunc('day'::text, at)) AS __pgt_key_1,
  date_trunc('day'::text, at) AS day,
  count(*) AS n,
  to_char(sum(seconds), '999G999'::text) AS seconds
FROM public.visits AS visits
GROUP BY 1;
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_groups (__pgt_key_1) NULLS NOT DISTINCT;
CREATE FUNCTION pgtrickle.__pgt_1_groups_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET TimeZone = 'Europe/Berlin'
SET DateStyle = 'ISO, MDY'
SET IntervalStyle = 'postgres'
SET extra_float_digits = '1'
SET bytea_output = 'hex'
SET lc_monetary = 'C'
SET lc_numeric = 'C'
SET lc_time = 'C'
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_groups;
  INSERT INTO pgtrickle.__pgt_1_groups (__pgt_key_1, day, n, seconds)
  SELECT (date_trunc('day'::text, at)) AS __pgt_key_1,
    date_trunc('day'::text, at) AS day,
    count(*) AS n,
    to_char(sum(seconds), '999G999'::text) AS seconds
  FROM public.visits AS visits
  GROUP BY 1;
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_groups_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET TimeZone = 'Europe/Berlin'
SET DateStyle = 'ISO, MDY'
SET IntervalStyle = 'postgres'
SET extra_float_digits = '1'
SET bytea_output = 'hex'
SET lc_monetary = 'C'
SET lc_numeric = 'C'
SET lc_time = 'C'
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 timestamp with time zone[];
BEGIN
  SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
  FROM (
    SELECT (date_trunc('day'::text, at)) AS __pgt_key_1
    FROM (SELECT at, seconds, 1 AS __pgt_weight FROM __pgt_new) AS visits
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_groups AS __pgt_state
    WHERE (__pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL);
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, day, n, seconds)
    SELECT (date_trunc('day'::text, at)) AS __pgt_key_1,
      date_trunc('day'::text, at) AS day,
      count(*) AS n,
      to_char(sum(seconds), '999G999'::text) AS seconds
    FROM public.visits AS visits
    WHERE ((date_trunc('day'::text, at)) = ANY (__pgt_keys_1) OR (date_trunc('day'::text, at)) IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL)
    GROUP BY 1;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on public.visits: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_insert" AFTER INSERT ON public.visits
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_insert();

CREATE FUNCTION pgtrickle.__pgt_1_groups_1_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET TimeZone = 'Europe/Berlin'
SET DateStyle = 'ISO, MDY'
SET IntervalStyle = 'postgres'
SET extra_float_digits = '1'
SET bytea_output = 'hex'
SET lc_monetary = 'C'
SET lc_numeric = 'C'
SET lc_time = 'C'
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 timestamp with time zone[];
BEGIN
  IF (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(at, seconds, id) AS __pgt_row FROM __pgt_old LIMIT 1000) AS __pgt_rows) *<> (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(at, seconds, id) AS __pgt_row FROM __pgt_new LIMIT 1000) AS __pgt_rows) OR EXISTS (SELECT FROM __pgt_old OFFSET 1000) THEN
    SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
    FROM (
      SELECT (date_trunc('day'::text, at)) AS __pgt_key_1
      FROM (SELECT at, seconds, 1 AS __pgt_weight FROM __pgt_new
        UNION ALL SELECT at, seconds, -1 AS __pgt_weight FROM __pgt_old) AS visits
    ) AS __pgt_changed;
    IF __pgt_keys_1 IS NOT NULL THEN
      DELETE FROM pgtrickle.__pgt_1_groups AS __pgt_state
      WHERE (__pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL);
      INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, day, n, seconds)
      SELECT (date_trunc('day'::text, at)) AS __pgt_key_1,
        date_trunc('day'::text, at) AS day,
        count(*) AS n,
        to_char(sum(seconds), '999G999'::text) AS seconds
      FROM public.visits AS visits
      WHERE ((date_trunc('day'::text, at)) = ANY (__pgt_keys_1) OR (date_trunc('day'::text, at)) IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL)
      GROUP BY 1;
    END IF;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this UPDATE on public.visits: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_update" AFTER UPDATE ON public.visits
REFERENCING NEW TABLE AS __pgt_new OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_update();

CREATE FUNCTION pgtrickle.__pgt_1_groups_1_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET TimeZone = 'Europe/Berlin'
SET DateStyle = 'ISO, MDY'
SET IntervalStyle = 'postgres'
SET extra_float_digits = '1'
SET bytea_output = 'hex'
SET lc_monetary = 'C'
SET lc_numeric = 'C'
SET lc_time = 'C'
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 timestamp with time zone[];
BEGIN
  SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
  FROM (
    SELECT (date_trunc('day'::text, at)) AS __pgt_key_1
    FROM (SELECT at, seconds, -1 AS __pgt_weight FROM __pgt_old) AS visits
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    DELETE FROM pgtrickle.__pgt_1_groups AS __pgt_state
    WHERE (__pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) OR __pgt_state.__pgt_key_1 IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL);
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, day, n, seconds)
    SELECT (date_trunc('day'::text, at)) AS __pgt_key_1,
      date_trunc('day'::text, at) AS day,
      count(*) AS n,
      to_char(sum(seconds), '999G999'::text) AS seconds
    FROM public.visits AS visits
    WHERE ((date_trunc('day'::text, at)) = ANY (__pgt_keys_1) OR (date_trunc('day'::text, at)) IS NULL AND array_position(__pgt_keys_1, NULL) IS NOT NULL)
    GROUP BY 1;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this DELETE on public.visits: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_delete" AFTER DELETE ON public.visits
REFERENCING OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_delete();

CREATE FUNCTION pgtrickle.__pgt_1_groups_1_truncate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET TimeZone = 'Europe/Berlin'
SET DateStyle = 'ISO, MDY'
SET IntervalStyle = 'postgres'
SET extra_float_digits = '1'
SET bytea_output = 'hex'
SET lc_monetary = 'C'
SET lc_numeric = 'C'
SET lc_time = 'C'
AS $pgt$
#variable_conflict use_column
BEGIN
  PERFORM pgtrickle.__pgt_1_groups_refill();
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this TRUNCATE on public.visits: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_truncate" AFTER TRUNCATE ON public.visits
FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_truncate();

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.day,
  __pgt_state.n,
  __pgt_state.seconds
FROM pgtrickle.__pgt_1_groups AS __pgt_state;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
