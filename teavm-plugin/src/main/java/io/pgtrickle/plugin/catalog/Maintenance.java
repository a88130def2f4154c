package io.pgtrickle.plugin.catalog;

/** Statements that ask what refresh and verify need to know. */
public final class Maintenance {

    /** The statements that refresh stream table $1: its disabled triggers enabled, its stages filled in order. */
    public static final String REFRESH = """
            SELECT statement FROM (
              SELECT 1 AS rank, 0::bigint AS position, format('ALTER TABLE %s ENABLE TRIGGER %I', t.tgrelid::regclass, t.tgname) AS statement
              FROM pg_catalog.pg_trigger AS t JOIN pg_catalog.pg_proc AS f ON f.oid = t.tgfoid
              WHERE f.pronamespace = 'pgtrickle'::regnamespace AND starts_with(f.proname, '__pgt_' || $1::text || '_')
                AND t.tgenabled <> 'O'
              UNION ALL
              SELECT 2, position, format('SELECT %s_refill()', stage ->> 'state')
              FROM pgtrickle.pgt_stream_tables, jsonb_array_elements(stages) WITH ORDINALITY AS s(stage, position)
              WHERE pgt_id = $1::text::bigint
            ) AS refresh ORDER BY rank, position""";

    /**
     * What verify compares of stream table $1, one row a column: its name as SQL writes it, its type; whether values
     * compare as text only; whether it is a floating-point number.
     */
    public static final String COLUMNS = """
            SELECT quote_ident(a.attname), (NOT EXISTS (SELECT FROM pg_catalog.pg_opclass AS o
                JOIN pg_catalog.pg_am AS m ON m.oid = o.opcmethod
                WHERE m.amname = 'btree' AND o.opcdefault AND (o.opcintype = b.oid OR EXISTS (SELECT FROM pg_catalog.pg_cast AS k
                  WHERE k.castsource = b.oid AND k.casttarget = o.opcintype AND k.castmethod = 'b')))
                AND b.typtype NOT IN ('e', 'r', 'm', 'c'))::text,
              (t.oid IN ('float4'::regtype, 'float8'::regtype))::text
            FROM pgtrickle.pgt_stream_tables AS d JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.pgt_relid AND a.attnum > 0
              JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
              JOIN pg_catalog.pg_type AS b ON b.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem
                WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
            WHERE d.pgt_id = $1::text::bigint ORDER BY a.attnum""";

    /** The pinned settings of stream table $1, with the search path its defining query is printed for. */
    public static final String SETTINGS = """
            SELECT (settings || '{"search_path": "pg_catalog"}')::text,
              (SELECT jsonb_object_agg(key, current_setting(key))
               FROM jsonb_object_keys(settings || '{"search_path": ""}') AS key)::text
            FROM pgtrickle.pgt_stream_tables WHERE pgt_id = $1::text::bigint""";

    /** The triggers of stream table $1 that do not fire in ordinary sessions, as a JSON array of names with tables. */
    public static final String DISABLED = """
            SELECT coalesce(jsonb_agg(jsonb_build_object('table', t.tgrelid::regclass::text, 'name', t.tgname)
              ORDER BY t.tgname), '[]')::text
            FROM pg_catalog.pg_trigger AS t JOIN pg_catalog.pg_proc AS f ON f.oid = t.tgfoid
            WHERE f.pronamespace = 'pgtrickle'::regnamespace AND starts_with(f.proname, '__pgt_' || $1::text || '_')
              AND t.tgenabled <> 'O'""";

    private Maintenance() {}
}
