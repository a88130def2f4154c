package io.pgtrickle.plugin.catalog;

/** Statements that describe queries and stream tables as JSON, for people and programs. */
public final class Descriptions {

    /** What the statements share. */
    static final String FUNCTIONS = """
            CREATE FUNCTION pgtrickle.__pgt_columns(relation oid) RETURNS jsonb LANGUAGE sql STABLE AS $pgt$
              SELECT coalesce(jsonb_agg(jsonb_build_object('name', attname, 'type', format_type(atttypid, atttypmod))
                ORDER BY attnum), '[]')
              FROM pg_attribute WHERE attrelid = relation AND attnum > 0 AND NOT attisdropped
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_sources(relations oid[]) RETURNS jsonb LANGUAGE sql STABLE AS $pgt$
              SELECT coalesce(jsonb_agg(jsonb_build_object('schema', nspname, 'name', relname,
                'kind', CASE WHEN pgt_id IS NULL THEN 'table' ELSE 'stream table' END) ORDER BY nspname, relname), '[]')
              FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                LEFT JOIN pgtrickle.pgt_stream_tables ON pgt_relid = c.oid
              WHERE c.oid = ANY (relations)
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_advice(relations oid[], lookups text) RETURNS jsonb LANGUAGE sql STABLE AS $pgt$
              SELECT coalesce(jsonb_agg(DISTINCT advice), '[]')
              FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace, LATERAL (
                SELECT format('ANALYZE %s', c.oid::regclass) WHERE reltuples < 0 AND pg_relation_size(c.oid) > 100000
                UNION ALL
                SELECT format('CREATE INDEX ON %s (%s)', c.oid::regclass, string_agg(quote_ident(attname), ', ' ORDER BY attnum))
                FROM (SELECT DISTINCT string_to_table(lookups, E'\\n') AS line) AS l
                  JOIN pg_attribute ON attrelid = c.oid AND attgenerated <> 'v' AND strpos(line, format(' %I ', attname)) > 0
                WHERE starts_with(line, format('%I.%I ', nspname, relname))
                GROUP BY line
                HAVING NOT bool_or(EXISTS (
                  SELECT FROM pg_index WHERE indrelid = c.oid AND indkey[0] = attnum AND indpred IS NULL))
              ) AS a(advice)
              WHERE c.oid = ANY (relations) AND relkind IN ('r', 'p')
            $pgt$;
            CREATE VIEW pgtrickle.__pgt_described AS
              SELECT d.*, jsonb_build_object('schema', nspname, 'name', relname, 'query', original_query, 'status', status,
                'sources', pgtrickle.__pgt_sources(reads), 'stages', stages,
                'columns', pgtrickle.__pgt_columns(pgt_relid), 'settings', settings, 'advice', pgtrickle.__pgt_advice(reads, lookups),
                'created', to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS description
              FROM pgtrickle.pgt_stream_tables d JOIN pg_class c ON c.oid = pgt_relid JOIN pg_namespace n ON n.oid = relnamespace,
                LATERAL (SELECT ARRAY(SELECT source_relid::oid FROM pgtrickle.pgt_dependencies p WHERE p.pgt_id = d.pgt_id) AS reads) AS r;
            CREATE FUNCTION pgtrickle.__pgt_health(d pgtrickle.__pgt_described) RETURNS jsonb LANGUAGE plpgsql AS $pgt$
            DECLARE number bigint;
            BEGIN
              EXECUTE format('SELECT count(*) FROM %s', d.pgt_relid) INTO number;
              RETURN jsonb_build_object('rows', number, 'lastError', d.last_error, 'bytes', (
                  SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class
                  WHERE relnamespace = 'pgtrickle'::regnamespace AND relkind = 'r' AND starts_with(relname, '__pgt_' || d.pgt_id || '_')),
                'silentTriggers', (SELECT coalesce(jsonb_agg('!' || proname ORDER BY proname), '[]') FROM pg_proc p
                  WHERE pronamespace = 'pgtrickle'::regnamespace AND prorettype = 'trigger'::regtype
                    AND starts_with(proname, '__pgt_' || d.pgt_id || '_')
                    AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgfoid = p.oid AND tgenabled IN ('O', 'A'))));
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_triggers(id bigint) RETURNS SETOF pg_trigger LANGUAGE sql STABLE AS $pgt$
              SELECT t.* FROM pg_trigger t JOIN pg_proc f ON f.oid = tgfoid
              WHERE pronamespace = 'pgtrickle'::regnamespace AND starts_with(proname, '__pgt_' || id || '_') ORDER BY tgname
            $pgt$;
            """;

    /** The stream table with pgt_id $1. */
    public static final String ONE =
            "SELECT description::text FROM pgtrickle.__pgt_described WHERE pgt_id = $1::text::bigint";

    /** All stream tables. $1 is NULL. */
    public static final String ALL = """
            SELECT coalesce(jsonb_agg(description ORDER BY description ->> 'schema', description ->> 'name'), '[]')::text
            FROM pgtrickle.__pgt_described WHERE $1::text IS NULL""";

    /** The same with what {@link Maintenance} knows of their health. $1 is NULL. */
    public static final String HEALTH = """
            SELECT coalesce(jsonb_agg(description || pgtrickle.__pgt_health(d) ORDER BY description ->> 'schema', description ->> 'name'),
              '[]')::text
            FROM pgtrickle.__pgt_described AS d WHERE $1::text IS NULL""";

    /**
     * The analysed query: $1: its canonical text, $2: an array of what it reads, $3: the stages, $4: the pinned settings,
     * $5: whether sums are inexact, $6: what is looked up in its sources.
     */
    public static final String VALID = """
            SELECT jsonb_build_object('valid', true, 'query', $1::text,
              'columns', pgtrickle.__pgt_columns('pg_temp.__pgt_query'::regclass), 'sources', pgtrickle.__pgt_sources($2::text::oid[]),
              'stages', $3::text::jsonb, 'settings', $4::text::jsonb, 'advice', pgtrickle.__pgt_advice($2::text::oid[], $6),
              'warnings', CASE WHEN $5::text = 'true'
                THEN '["Sums of floating-point numbers equal a fresh run up to the order of summation."]' ELSE '[]' END::jsonb)::text""";

    /** The stream table that is the relation with oid $1, with its triggers and all its SQL. */
    public static final String EXPLANATION = """
            SELECT (description - '{status,sources,columns,created}'::text[] || jsonb_build_object('query', defining_query,
              'triggers', (SELECT coalesce(jsonb_agg(jsonb_build_object('table', tgrelid::regclass, 'name', tgname,
                  'function', tgfoid::regproc, 'enabled', tgenabled = 'O')), '[]') FROM pgtrickle.__pgt_triggers(pgt_id)),
              'sql', (SELECT string_agg(part, E'\\n\\n') FROM (
                SELECT format(E'CREATE TABLE %s (\\n%s\\n);%s', oid::regclass,
                    (SELECT string_agg(format('  %I %s', column_name ->> 'name', column_name ->> 'type'), E',\\n')
                     FROM jsonb_array_elements(pgtrickle.__pgt_columns(oid)) AS column_name),
                    (SELECT string_agg(E'\\n' || pg_get_indexdef(indexrelid) || ';', '') FROM pg_index WHERE indrelid = oid)) AS part
                FROM jsonb_array_elements(stages) AS stage, LATERAL (SELECT oid FROM pg_class WHERE oid = to_regclass(stage ->> 'state')) AS state
                UNION ALL
                SELECT rtrim(pg_get_functiondef(oid), E'\\n') || ';' || coalesce((
                    SELECT string_agg(E'\\n' || pg_get_triggerdef(t.oid) || ';', '') FROM pgtrickle.__pgt_triggers(pgt_id) AS t
                    WHERE tgfoid = p.oid), '')
                FROM pg_proc AS p WHERE pronamespace = 'pgtrickle'::regnamespace AND starts_with(proname, '__pgt_' || pgt_id || '_')
                UNION ALL
                SELECT format(E'CREATE VIEW %s AS\\n%s', pgt_relid, pg_get_viewdef(pgt_relid))
              ) AS parts)))::text
            FROM pgtrickle.__pgt_described WHERE pgt_relid = $1::text::oid""";

    private Descriptions() {}
}
