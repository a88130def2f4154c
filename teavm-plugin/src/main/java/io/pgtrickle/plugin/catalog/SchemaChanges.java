package io.pgtrickle.plugin.catalog;

/**
 * What keeps stream tables right when the schema changes around them. Each has a hidden view of its defining query: so
 * Postgres itself refuses to drop or retype what the query reads, and knows it by other names after a rename. After every
 * command that may concern one, an event trigger compares the query as it reads then with what is written down.
 */
final class SchemaChanges {

    /**
     * What is gone with CASCADE is removed with all that maintained it. What reads otherwise now is suspended: a view of
     * its query, until it is made anew. Row security, which a stream table cannot keep, stops the command. Commands of
     * ours are left out by their search path, and those on what no view reads are over at once. A new partition is empty.
     * The hidden view is named as the stream table is now.
     */
    static final String FUNCTIONS = """
            CREATE FUNCTION pgtrickle.__pgt_read(id bigint, OUT definition text, OUT details text, OUT hides boolean, OUT hidden text)
            LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET DateStyle = 'ISO, MDY' SET IntervalStyle = 'postgres'
            SET extra_float_digits = 1 SET bytea_output = 'hex' SET TimeZone = 'UTC' AS $pgt$
              SELECT max(trim(text1, ' ;')) FILTER (WHERE text2 = 'main'), md5(string_agg(detail, ' ' ORDER BY detail)),
                bool_or(fact = 'source' AND yes1 = 'true'), max(relname::text)
              FROM pg_class, pgtrickle.__pgt_facts(oid), concat(fact, yes1, yes2, yes3, text1, text2, text3) AS detail
              WHERE relnamespace = 'pgtrickle'::regnamespace AND relkind = 'v' AND starts_with(relname, '__pgt_' || id || '_')
                AND (fact <> 'column' OR yes3 = 'true')
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_follow(tag text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $pgt$
            DECLARE d record;
            BEGIN
              IF tag IN ('CREATE TABLE', 'CREATE TABLE AS', 'CREATE VIEW', 'CREATE FUNCTION', 'ALTER TABLE') AND NOT EXISTS (
                SELECT FROM pg_event_trigger_ddl_commands() AS c WHERE objid IN (
                    SELECT tgrelid FROM pg_trigger JOIN pg_proc p ON p.oid = tgfoid WHERE pronamespace = 'pgtrickle'::regnamespace)
                  OR EXISTS (SELECT FROM pg_inherits WHERE c.objid IN (inhrelid, inhparent))
                  OR EXISTS (SELECT FROM pg_depend v JOIN pg_rewrite r ON r.oid = v.objid
                    WHERE v.classid = 'pg_rewrite'::regclass AND refclassid = c.classid AND refobjid = c.objid AND ev_class <> c.objid))
              THEN RETURN; END IF;
              FOR d IN
                SELECT pgt_id, pgt_relid, status, nspname, relname, r.*,
                  (defining_query, s.details) IS NOT DISTINCT FROM (definition, r.details) AS same,
                  concat('__pgt_', pgt_id, '_stream table ', pgt_relid)::name AS named
                FROM pgtrickle.pgt_stream_tables s LEFT JOIN pg_class c ON c.oid = pgt_relid
                  LEFT JOIN pg_namespace n ON n.oid = relnamespace, pgtrickle.__pgt_read(pgt_id) AS r
                WHERE tag ~ 'ALTER|DROP|TABLE|FUNC|VIEW|SCHEMA' AND (defining_query, s.details, pgt_schema, pgt_name)
                  IS DISTINCT FROM (definition, r.details, nspname, relname)
              LOOP
                IF d.relname IS NULL OR d.definition IS NULL AND d.status <> 'SUSPENDED' THEN
                  PERFORM pgtrickle.__pgt_drop(d.pgt_relid, ' CASCADE');
                ELSIF d.hides THEN
                  RAISE EXCEPTION USING ERRCODE = 'dependent_objects_still_exist',
                    MESSAGE = format('stream table %s would show rows that row security hides', d.pgt_relid),
                    HINT = 'Drop the stream table first.';
                ELSIF d.same OR tag = 'CREATE TABLE' AND EXISTS (
                    SELECT FROM pg_event_trigger_ddl_commands() JOIN pg_class c ON c.oid = objid WHERE c.relispartition) THEN
                  PERFORM pgtrickle.__pgt_spread(d.pgt_id);
                  UPDATE pgtrickle.pgt_stream_tables SET pgt_schema = d.nspname, pgt_name = d.relname, details = d.details
                  WHERE pgt_id = d.pgt_id;
                  IF d.hidden <> d.named THEN EXECUTE format('ALTER VIEW pgtrickle.%I RENAME TO %I', d.hidden, d.named); END IF;
                ELSE
                  PERFORM pgtrickle.__pgt_drop(d.pgt_relid, ' CASCADE', tag || ' changed what it reads');
                END IF;
              END LOOP;
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_watch() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS $pgt$
            BEGIN
              IF pg_catalog.current_setting('search_path') OPERATOR(pg_catalog.<>) 'pg_catalog, pg_temp' THEN
                PERFORM pgtrickle.__pgt_follow(TG_TAG);
              END IF;
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_keep(relation oid, used text) RETURNS void
            LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $pgt$
            DECLARE readers text := (
              SELECT string_agg(DISTINCT pgt_relid::regclass::text, ', ')
              FROM pg_depend JOIN pg_rewrite r ON r.oid = objid JOIN pg_class v ON v.oid = ev_class
                JOIN pgtrickle.pgt_stream_tables ON starts_with(relname, concat('__pgt_', pgt_id, '_'))
              WHERE refobjid = relation AND relnamespace = 'pgtrickle'::regnamespace AND (used IS NULL OR refobjsubid = (
                SELECT attnum FROM pg_attribute WHERE attrelid = relation AND attname = (parse_ident(used))[1])));
            BEGIN
              IF readers <> '' THEN
                RAISE EXCEPTION USING ERRCODE = 'dependent_objects_still_exist',
                  MESSAGE = concat(relation::regclass, '.' || used, ' is read by stream table ', readers),
                  HINT = 'Drop the stream table first, or both with CASCADE.';
              END IF;
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_guard() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS $pgt$
            DECLARE m text[] := pg_catalog.regexp_match(pg_catalog.current_query(), '^\\s*(?:DROP|ALTER)\\s+(?:TABLE|VIEW)\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?((?:"[^"]+"|[\\w.])+)(?:\\s+(?:DROP|ALTER)\\s+(?:COLUMN\\s+)?(?:IF\\s+EXISTS\\s+)?("[^"]+"|\\w+)(?:\\s+(?:SET\\s+DATA\\s+)?TYPE\\s(?!.*CASCADE)[^;]+)?)?(?:\\s+RESTRICT)?\\s*;?\\s*$', 'i');
            BEGIN
              PERFORM pgtrickle.__pgt_keep(pg_catalog.to_regclass(m[1]), m[2]);
            END
            $pgt$;
            CREATE EVENT TRIGGER __pgt_guard ON ddl_command_start WHEN TAG IN ('DROP TABLE', 'DROP VIEW', 'ALTER TABLE')
            EXECUTE FUNCTION pgtrickle.__pgt_guard();
            CREATE EVENT TRIGGER __pgt_watch ON ddl_command_end EXECUTE FUNCTION pgtrickle.__pgt_watch();
            """;

    private SchemaChanges() {}
}
