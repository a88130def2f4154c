-- schema
CREATE TABLE readings (id int PRIMARY KEY, sensor text NOT NULL, value double precision);
INSERT INTO readings VALUES (1, 'a', 0.5), (2, 'a', 'NaN'), (3, 'b', 2);

-- query
SELECT sensor, avg(value) AS mean, count(*) AS n FROM readings GROUP BY sensor

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT sensor,
    avg(value) AS mean,
    count(*) AS n
   FROM public.readings
  GROUP BY sensor;
CREATE TABLE pgtrickle.__pgt_1_groups AS
SELECT sensor AS __pgt_key_1,
  sensor AS sensor,
  avg(value) AS mean,
  count(*) AS n
FROM public.readings AS readings
GROUP BY 1;
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_groups (__pgt_key_1) NULLS NOT DISTINCT;
CREATE FUNCTION pgtrickle.__pgt_1_groups_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_groups;
  INSERT INTO pgtrickle.__pgt_1_groups (__pgt_key_1, sensor, mean, n)
  SELECT sensor AS __pgt_key_1,
    sensor AS sensor,
    avg(value) AS mean,
    count(*) AS n
  FROM public.readings AS readings
  GROUP BY 1;
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_groups_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 text[];
BEGIN
  SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
  FROM (
    SELECT sensor AS __pgt_key_1
    FROM (SELECT sensor, value, 1 AS __pgt_weight FROM __pgt_new) AS readings
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    WITH __pgt_given AS (
      SELECT sensor AS __pgt_key_1,
        sensor AS sensor,
        avg(value) AS mean,
        count(*) AS n
      FROM public.readings AS readings
      WHERE sensor = ANY (__pgt_keys_1)
      GROUP BY 1
    ), __pgt_gone AS (
      DELETE FROM pgtrickle.__pgt_1_groups AS __pgt_state
      WHERE __pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) AND NOT EXISTS (
        SELECT FROM __pgt_given
        WHERE __pgt_given.__pgt_key_1 = __pgt_state.__pgt_key_1)
    )
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, sensor, mean, n)
    SELECT __pgt_given.*
    FROM __pgt_given LEFT JOIN (
      SELECT * FROM pgtrickle.__pgt_1_groups AS __pgt_state
      WHERE __pgt_state.__pgt_key_1 = ANY (__pgt_keys_1)
    ) AS __pgt_state ON __pgt_given.__pgt_key_1 = __pgt_state.__pgt_key_1
    WHERE (__pgt_given.* *= __pgt_state.*) IS NOT TRUE
    ON CONFLICT (__pgt_key_1) DO UPDATE SET
      __pgt_key_1 = excluded.__pgt_key_1,
      sensor = excluded.sensor,
      mean = excluded.mean,
      n = excluded.n;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on public.readings: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_insert" AFTER INSERT ON public.readings
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_insert();

CREATE FUNCTION pgtrickle.__pgt_1_groups_1_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 text[];
BEGIN
  IF (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(sensor, value, id) AS __pgt_row FROM __pgt_old LIMIT 1000) AS __pgt_rows) *<> (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(sensor, value, id) AS __pgt_row FROM __pgt_new LIMIT 1000) AS __pgt_rows) OR EXISTS (SELECT FROM __pgt_old OFFSET 1000) THEN
    SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
    FROM (
      SELECT sensor AS __pgt_key_1
      FROM (SELECT sensor, value, 1 AS __pgt_weight FROM __pgt_new
        UNION ALL SELECT sensor, value, -1 AS __pgt_weight FROM __pgt_old) AS readings
    ) AS __pgt_changed;
    IF __pgt_keys_1 IS NOT NULL THEN
      WITH __pgt_given AS (
        SELECT sensor AS __pgt_key_1,
          sensor AS sensor,
          avg(value) AS mean,
          count(*) AS n
        FROM public.readings AS readings
        WHERE sensor = ANY (__pgt_keys_1)
        GROUP BY 1
      ), __pgt_gone AS (
        DELETE FROM pgtrickle.__pgt_1_groups AS __pgt_state
        WHERE __pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) AND NOT EXISTS (
          SELECT FROM __pgt_given
          WHERE __pgt_given.__pgt_key_1 = __pgt_state.__pgt_key_1)
      )
      INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, sensor, mean, n)
      SELECT __pgt_given.*
      FROM __pgt_given LEFT JOIN (
        SELECT * FROM pgtrickle.__pgt_1_groups AS __pgt_state
        WHERE __pgt_state.__pgt_key_1 = ANY (__pgt_keys_1)
      ) AS __pgt_state ON __pgt_given.__pgt_key_1 = __pgt_state.__pgt_key_1
      WHERE (__pgt_given.* *= __pgt_state.*) IS NOT TRUE
      ON CONFLICT (__pgt_key_1) DO UPDATE SET
        __pgt_key_1 = excluded.__pgt_key_1,
        sensor = excluded.sensor,
        mean = excluded.mean,
        n = excluded.n;
    END IF;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this UPDATE on public.readings: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_update" AFTER UPDATE ON public.readings
REFERENCING NEW TABLE AS __pgt_new OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_update();

CREATE FUNCTION pgtrickle.__pgt_1_groups_1_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 text[];
BEGIN
  SELECT array_agg(DISTINCT __pgt_key_1) INTO __pgt_keys_1
  FROM (
    SELECT sensor AS __pgt_key_1
    FROM (SELECT sensor, value, -1 AS __pgt_weight FROM __pgt_old) AS readings
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    WITH __pgt_given AS (
      SELECT sensor AS __pgt_key_1,
        sensor AS sensor,
        avg(value) AS mean,
        count(*) AS n
      FROM public.readings AS readings
      WHERE sensor = ANY (__pgt_keys_1)
      GROUP BY 1
    ), __pgt_gone AS (
      DELETE FROM pgtrickle.__pgt_1_groups AS __pgt_state
      WHERE __pgt_state.__pgt_key_1 = ANY (__pgt_keys_1) AND NOT EXISTS (
        SELECT FROM __pgt_given
        WHERE __pgt_given.__pgt_key_1 = __pgt_state.__pgt_key_1)
    )
    INSERT INTO pgtrickle.__pgt_1_groups AS __pgt_state (__pgt_key_1, sensor, mean, n)
    SELECT __pgt_given.*
    FROM __pgt_given LEFT JOIN (
      SELECT * FROM pgtrickle.__pgt_1_groups AS __pgt_state
      WHERE __pgt_state.__pgt_key_1 = ANY (__pgt_keys_1)
    ) AS __pgt_state ON __pgt_given.__pgt_key_1 = __pgt_state.__pgt_key_1
    WHERE (__pgt_given.* *= __pgt_state.*) IS NOT TRUE
    ON CONFLICT (__pgt_key_1) DO UPDATE SET
      __pgt_key_1 = excluded.__pgt_key_1,
      sensor = excluded.sensor,
      mean = excluded.mean,
      n = excluded.n;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this DELETE on public.readings: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_delete" AFTER DELETE ON public.readings
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
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this TRUNCATE on public.readings: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_groups_1_truncate" AFTER TRUNCATE ON public.readings
FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_groups_1_truncate();

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.sensor,
  __pgt_state.mean,
  __pgt_state.n
FROM pgtrickle.__pgt_1_groups AS __pgt_state;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
