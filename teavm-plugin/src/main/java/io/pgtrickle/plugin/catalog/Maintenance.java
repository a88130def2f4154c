package io.pgtrickle.plugin.catalog;

/** What drops and refreshes stream tables; the functions end with an operation's result as JSON. */
public final class Maintenance {

    /**
     * Of a stream table or what reads it, the view goes first, as all else stands behind it; what it reads is not touched.
     * A view that somebody else has dropped is no obstacle. Where there is a cause nothing is dropped, but suspended. What
     * is followed through its parent is followed on its own as well: only the triggers of the table that a statement names
     * fire, and show what it did to all tables below. Not so for MERGE into a partitioned table, which shows wrong rows in
     * PostgreSQL 17 and 18: a rule without effect makes Postgres refuse it.
     */
    static final String FUNCTIONS = """
            CREATE FUNCTION pgtrickle.__pgt_remove(id bigint, relation oid, behaviour text) RETURNS void
            LANGUAGE plpgsql AS $pgt$
            DECLARE statement text;
            BEGIN
              FOR statement IN
                SELECT format('DROP VIEW %s', oid::regclass) || behaviour FROM pg_class WHERE oid = relation
                UNION ALL
                SELECT format('DROP FUNCTION %s CASCADE', oid::regprocedure) FROM pg_proc
                WHERE pronamespace = 'pgtrickle'::regnamespace AND starts_with(proname, '__pgt_' || id || '_')
                UNION ALL
                SELECT format('DROP %s %s', CASE relkind WHEN 'r' THEN 'TABLE' ELSE 'VIEW' END, oid::regclass) FROM pg_class
                WHERE relnamespace = 'pgtrickle'::regnamespace AND relkind IN ('r', 'v') AND starts_with(relname, '__pgt_' || id || '_')
              LOOP
                EXECUTE statement;
              END LOOP;
              FOR statement IN
                SELECT format('DROP RULE %I ON %s', rulename, ev_class::regclass) FROM pg_rewrite WHERE rulename = '!__pgt_no_merge'
                  AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = ev_class AND starts_with(tgname, '!__pgt_'))
              LOOP
                EXECUTE statement;
              END LOOP;
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_spread(id bigint) RETURNS void LANGUAGE plpgsql AS $pgt$
            DECLARE statement text;
            BEGIN
              FOR statement IN
                WITH RECURSIVE heir AS (
                  SELECT t.oid AS source, tgrelid, tgname AS name, inhrelid AS relation
                  FROM pgtrickle.__pgt_triggers(id) t JOIN pg_inherits ON inhparent = tgrelid
                  UNION
                  SELECT source, tgrelid, name, inhrelid FROM heir JOIN pg_inherits ON inhparent = relation
                )
                SELECT DISTINCT replace(pg_get_triggerdef(source), format(' ON %s ', tgrelid::regclass), format(' ON %s ', relation::regclass))
                FROM heir WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = relation AND tgname = name)
                UNION ALL
                SELECT format('CREATE OR REPLACE RULE "!__pgt_no_merge" AS ON DELETE TO %s WHERE false DO ALSO NOTHING', oid::regclass)
                FROM pg_class WHERE relkind = 'p' AND oid IN (
                  SELECT tgrelid FROM pgtrickle.__pgt_triggers(id) UNION ALL SELECT relation FROM heir)
              LOOP
                EXECUTE statement;
              END LOOP;
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_drop(relation oid, behaviour text, cause text = NULL) RETURNS jsonb LANGUAGE plpgsql AS $pgt$
            DECLARE reader record;
            BEGIN
              FOR reader IN
                WITH RECURSIVE readers AS (
                  SELECT pgt_id, pgt_relid, 0 AS depth FROM pgtrickle.pgt_stream_tables WHERE pgt_relid = relation
                  UNION ALL
                  SELECT s.pgt_id, s.pgt_relid, depth + 1
                  FROM readers r JOIN pgtrickle.pgt_dependencies d ON source_relid = r.pgt_relid
                    JOIN pgtrickle.pgt_stream_tables s ON s.pgt_id = d.pgt_id
                )
                SELECT pgt_id, pgt_relid, relname, definition, max(depth) AS depth
                FROM readers LEFT JOIN pg_class ON oid = pgt_relid, pgtrickle.__pgt_read(pgt_id)
                WHERE cause IS NULL OR definition <> '' GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1
              LOOP
                IF reader.depth > 0 AND behaviour = '' AND reader.relname IS NOT NULL THEN
                  RAISE EXCEPTION USING ERRCODE = 'dependent_objects_still_exist',
                    MESSAGE = format('the stream table %s reads it', reader.pgt_relid);
                END IF;
                IF cause IS NULL THEN
                  PERFORM pgtrickle.__pgt_remove(reader.pgt_id, reader.pgt_relid, behaviour);
                  DELETE FROM pgtrickle.pgt_stream_tables WHERE pgt_id = reader.pgt_id;
                ELSE
                  EXECUTE format('CREATE OR REPLACE VIEW %s AS %s', reader.pgt_relid, reader.definition);
                  PERFORM pgtrickle.__pgt_remove(reader.pgt_id, 0, '');
                  UPDATE pgtrickle.pgt_stream_tables SET status = 'SUSPENDED', last_error = cause, defining_query = reader.definition
                  WHERE pgt_id = reader.pgt_id;
                  PERFORM pg_notify('__pgt', concat_ws(' ', reader.pgt_id, pg_current_xact_id(), -1, 0, ''));
                END IF;
              END LOOP;
              RETURN 'null';
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_refresh(id bigint, stages jsonb, action text) RETURNS jsonb LANGUAGE plpgsql AS $pgt$
            DECLARE statement text;
            BEGIN
              FOR statement IN
                SELECT format('ALTER TABLE %s %s TRIGGER %I', tgrelid::regclass, action, tgname) FROM pgtrickle.__pgt_triggers(id)
                UNION ALL
                SELECT format('SELECT %s_refill()', stage ->> 'state') FROM jsonb_array_elements(stages) AS stage
                WHERE action = 'ENABLE'
              LOOP
                EXECUTE statement;
              END LOOP;
              UPDATE pgtrickle.pgt_stream_tables SET status = CASE action WHEN 'ENABLE' THEN 'ACTIVE' ELSE 'PAUSED' END WHERE pgt_id = id;
              RETURN 'null';
            END
            $pgt$;
            """;

    /** Removes the objects of stream table $1, whose view is $2, but not its row in the catalog. */
    public static final String REMOVE = "SELECT pgtrickle.__pgt_remove($1::text::bigint, $2::text::regclass, '')::text";

    /** Drops the stream table that is the relation with oid $1. $2: how the view is dropped: empty, or CASCADE after a space. */
    public static final String DROP = """
            SELECT pgtrickle.__pgt_drop(pgt_relid, $2::text)::text
            FROM pgtrickle.pgt_stream_tables WHERE pgt_relid = $1::text::oid""";

    /** Enables the triggers of the stream table that is the relation with oid $1 and fills its stages; or DISABLEs them ($2). */
    public static final String REFRESH = """
            SELECT pgtrickle.__pgt_refresh(pgt_id, stages, $2::text)::text
            FROM pgtrickle.pgt_stream_tables WHERE pgt_relid = $1::text::oid""";

    /**
     * Takes stream tables out of a catalog of this or an older version: the suspended ones, or unless $1 says so all. Gives
     * how to make them anew as JSON, those first that others read, and a script that makes a view of each.
     */
    public static final String TAKE = """
            WITH taken AS (DELETE FROM pgtrickle.pgt_stream_tables WHERE status >= $1::text RETURNING *), described AS (
              SELECT *, c.oid::regclass AS view, CASE status WHEN 'SUSPENDED' THEN pg_get_viewdef(c.oid) ELSE defining_query END AS query
              FROM taken JOIN pg_class c ON c.oid = pgt_relid JOIN pg_namespace n ON n.oid = relnamespace)
            SELECT jsonb_build_object('taken', jsonb_agg(jsonb_build_array(view, nspname, relname, original_query, query, settings::text,
                (SELECT coalesce(jsonb_object_agg(key, current_setting(key)), '{}') FROM jsonb_object_keys(settings) AS key)::text,
                created_at) ORDER BY pgt_id))::text,
              coalesce(string_agg(format('CREATE OR REPLACE VIEW %s AS %s;', view, rtrim(query, ';')), ''), '')
            FROM described""";

    private Maintenance() {}
}
