package io.pgtrickle.plugin.catalog;

/** The statements that create a stream table, in order. All return text, all take text. */
public final class CatalogQueries {

    /**
     * What is in the place of a new stream table. $1: its schema, $2: its name. Gives: both as SQL writes them, with a
     * dot; the oid of the relation of that name; of the stream table that it is, pgt_id and original query; no row when
     * there is no such schema.
     */
    public static final String TARGET = """
            SELECT format('%I.%I', $1::text, $2::text), c.oid::text, pgt_id::text, original_query
            FROM pg_namespace n LEFT JOIN pg_class c ON relnamespace = n.oid AND relname = $2::text
              LEFT JOIN pgtrickle.pgt_stream_tables ON pgt_relid = c.oid
            WHERE nspname = $1::text""";

    /** Followed by a query, of which {@link #PIN} tells the types. */
    public static final String CREATE_PROBE = "CREATE TEMPORARY VIEW __pgt_probe AS ";

    /**
     * $1: an array of settings to pin; $2: those that the operation has changed, as they were, which they are again but
     * for the search path; $3: whether the stream table will stay. Gives: its pgt_id; the pinned settings as a JSON object and as SET clauses; and one row for each
     * column of the probe, if any: type without modifiers, whether modified, image-equal, searchable, comparable, hashable.
     */
    public static final String PIN = """
            SELECT pinned.*, format_type(atttypid, -1), (atttypmod >= 0)::text,
              pgtrickle.__pgt_image_equal(atttypid, atttypmod, attcollation)::text, pgtrickle.__pgt_searchable(atttypid)::text,
              pgtrickle.__pgt_type_has(atttypid, 'btree')::text, pgtrickle.__pgt_type_has(atttypid, 'hash')::text,
              (SELECT count(set_config(key, value, true)) FROM jsonb_each_text($2::text::jsonb) WHERE key <> 'search_path')::text
            FROM (
              SELECT CASE WHEN $3::text = 'true' THEN nextval('pgtrickle.pgt_stream_tables_pgt_id_seq') ELSE 0 END::text,
                coalesce(jsonb_object_agg(name, value), '{}')::text,
                coalesce(string_agg(format(E'\\nSET %s = %L', name, value), ''), '')
              FROM (SELECT name, coalesce($2::text::jsonb ->> name, current_setting(name)) AS value
                FROM unnest($1::text::text[]) AS name) AS setting
            ) AS pinned LEFT JOIN pg_attribute ON attrelid = to_regclass('pg_temp.__pgt_probe') AND attnum > 0
            ORDER BY attnum""";

    /**
     * Whether view $1 differs in a column's name, type, modifier or collation from the analysed query, and whether it
     * calls anything that depends on the session.
     */
    public static final String EXAMINE = """
            SELECT (SELECT count(DISTINCT (attnum, attname, atttypid, atttypmod, attcollation)) <> max(attnum)
                FROM pg_attribute WHERE attnum > 0 AND attrelid IN (ev_class, 'pg_temp.__pgt_query'::regclass))::text,
              (ev_action::text ~ '\\{(COERCEVIAIO|JSONCONSTRUCTOREXPR|JSONEXPR|XMLEXPR|ROWCOMPARE) ' OR EXISTS (
                SELECT FROM regexp_matches(ev_action::text, ':(?:funcid|opfuncid) (\\d+)', 'g') AS m
                  JOIN pg_proc AS p ON p.oid = m[1]::oid WHERE provolatile <> 'i'))::text
            FROM pg_rewrite WHERE ev_class = $1::text::regclass""";

    /**
     * Writes a stream table down: $1 to $11 are columns of pgt_stream_tables, without the defining query, which its hidden
     * view has, and the row identity; $12 is an array of the relations it reads, $13 when it was created, or empty, $14 the
     * order of its rows, $15 what is looked up in its sources.
     */
    public static final String RECORD = """
            WITH recorded AS (
              INSERT INTO pgtrickle.pgt_stream_tables
              SELECT $1::text::bigint, $2::text::regclass, $3, $4, $5, definition, $6, $7, $8, jsonb_build_array({identity}), $14, $15,
                $9::text::jsonb, $10::text::jsonb, $11::text::boolean, 'ACTIVE', coalesce($13::text::timestamptz, now()), details
              FROM pgtrickle.__pgt_read($1::text::bigint), pgtrickle.__pgt_spread($1::text::bigint)
            )
            INSERT INTO pgtrickle.pgt_dependencies
            SELECT $1::text::bigint, source, CASE WHEN pgt_id IS NULL THEN 'TABLE' ELSE 'STREAM_TABLE' END
            FROM unnest($12::text::regclass[]) AS source LEFT JOIN pgtrickle.pgt_stream_tables ON pgt_relid = source""";

    /** Removes the temporary views. */
    public static final String CLEAN_UP = "DROP VIEW IF EXISTS pg_temp.__pgt_query, pg_temp.__pgt_probe";

    private CatalogQueries() {}
}
