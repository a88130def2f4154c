package io.pgtrickle.plugin.catalog;

/** Statements that describe stream tables as JSON, for people and programs. */
public final class Descriptions {

    /** All stream tables, or the one with pgt_id $1 when that is not NULL, as a JSON array. */
    public static final String LIST = """
            SELECT coalesce(json_agg(json_build_object(
                'schema', n.nspname,
                'name', c.relname,
                'query', d.original_query,
                'status', d.status,
                'sources', (SELECT coalesce(json_agg(json_build_object(
                    'schema', sn.nspname, 'name', sc.relname, 'kind', lower(replace(p.source_type, '_', ' ')))
                    ORDER BY sn.nspname, sc.relname), '[]')
                  FROM pgtrickle.pgt_dependencies AS p JOIN pg_catalog.pg_class AS sc ON sc.oid = p.source_relid
                    JOIN pg_catalog.pg_namespace AS sn ON sn.oid = sc.relnamespace WHERE p.pgt_id = d.pgt_id),
                'stages', d.stages,
                'columns', (SELECT coalesce(json_agg(json_build_object(
                    'name', a.attname, 'type', pg_catalog.format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum), '[]')
                  FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
                'settings', d.settings,
                'created', to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
              ) ORDER BY n.nspname, c.relname), '[]')::text
            FROM pgtrickle.pgt_stream_tables AS d JOIN pg_catalog.pg_class AS c ON c.oid = d.pgt_relid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE $1::text IS NULL OR d.pgt_id::text = $1::text""";

    /** Stream table $1 with its triggers and all its SQL, as a JSON object. */
    public static final String EXPLAIN = """
            SELECT json_build_object(
              'schema', n.nspname,
              'name', c.relname,
              'query', d.defining_query,
              'settings', d.settings,
              'stages', d.stages,
              'triggers', (SELECT coalesce(json_agg(json_build_object(
                  'table', t.tgrelid::regclass::text, 'name', t.tgname, 'function', t.tgfoid::regproc::text,
                  'enabled', t.tgenabled = 'O') ORDER BY t.tgrelid::regclass::text, t.tgname), '[]')
                FROM pg_trigger AS t JOIN pg_proc AS f ON f.oid = t.tgfoid
                WHERE f.pronamespace = 'pgtrickle'::regnamespace AND starts_with(f.proname, '__pgt_' || $1::text || '_')),
              'sql', (SELECT string_agg(part, E'\\n\\n' ORDER BY rank, name) FROM (
                SELECT 1 AS rank, s.relname::text AS name, format(E'CREATE TABLE %s (\\n%s\\n);%s', s.oid::regclass,
                    (SELECT string_agg(format('  %I %s', a.attname, format_type(a.atttypid, a.atttypmod)), E',\\n' ORDER BY a.attnum)
                     FROM pg_attribute AS a WHERE a.attrelid = s.oid AND a.attnum > 0),
                    (SELECT coalesce(string_agg(E'\\n' || pg_get_indexdef(i.indexrelid) || ';', '' ORDER BY i.indexrelid), '')
                     FROM pg_index AS i WHERE i.indrelid = s.oid)) AS part
                FROM pg_class AS s WHERE s.relnamespace = 'pgtrickle'::regnamespace AND s.relkind = 'r'
                  AND starts_with(s.relname, '__pgt_' || $1::text || '_')
                UNION ALL
                SELECT 2, f.proname::text, rtrim(pg_get_functiondef(f.oid), E'\\n') || ';' || (
                    SELECT coalesce(string_agg(E'\\n' || pg_get_triggerdef(t.oid) || ';', '' ORDER BY t.tgname), '')
                    FROM pg_trigger AS t WHERE t.tgfoid = f.oid)
                FROM pg_proc AS f WHERE f.pronamespace = 'pgtrickle'::regnamespace
                  AND starts_with(f.proname, '__pgt_' || $1::text || '_')
                UNION ALL
                SELECT 3, '', format(E'CREATE VIEW %s AS\\n%s', c.oid::regclass, pg_get_viewdef(c.oid))
              ) AS parts)
            )::text
            FROM pgtrickle.pgt_stream_tables AS d JOIN pg_class AS c ON c.oid = d.pgt_relid
              JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE d.pgt_id = $1::text::bigint""";

    private Descriptions() {}
}
