package io.pgtrickle.plugin.catalog;

/** Statements over the catalog. All return text, all take text. */
public final class CatalogQueries {

    /**
     * Where a new stream table would go. $1: its schema as given, or NULL; $2: its name. Gives: the schema and the name
     * as SQL writes them, both in one; whether the schema exists; the search path; the relation of that name, if any.
     */
    public static final String TARGET = """
            SELECT quote_ident(s), quote_ident($2::text), (s IS NOT NULL AND to_regnamespace(quote_ident(s)) IS NOT NULL)::text,
              current_setting('search_path'),
              (SELECT c.oid::text FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = s AND c.relname = $2::text),
              s
            FROM (SELECT coalesce($1::text, current_schema()::text) AS s) AS target""";

    /** The stream table that is the relation with oid $1: its pgt_id and original query; no row when there is none. */
    public static final String BY_OID =
            "SELECT pgt_id::text, original_query FROM pgtrickle.pgt_stream_tables WHERE pgt_relid::oid = $1::text::oid";

    /**
     * The stream table that SQL would find under the name $1: its pgt_id, its name as SQL writes it, its defining query,
     * whether its sums are inexact, and the search path.
     */
    public static final String BY_NAME = """
            SELECT d.pgt_id::text, quote_ident(n.nspname) || '.' || quote_ident(c.relname), d.defining_query,
              d.inexact_sums::text, current_setting('search_path'), d.pgt_relid::oid::text
            FROM pgtrickle.pgt_stream_tables d
              JOIN pg_catalog.pg_class c ON c.oid = d.pgt_relid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE d.pgt_relid::oid = to_regclass($1::text)::oid""";

    /** Takes the next pgt_id. */
    public static final String NEXT_ID =
            "SELECT nextval(pg_get_serial_sequence('pgtrickle.pgt_stream_tables', 'pgt_id'))::text";

    /** Sets each setting named in $1, a JSON object, for the rest of the transaction. */
    public static final String SET = "SELECT set_config(key, value, true) FROM jsonb_each_text($1::text::jsonb)";

    /** The present values of the settings named in $1, a JSON array, as a JSON object and as SET clauses. */
    public static final String CAPTURE = """
            SELECT coalesce(jsonb_object_agg(name, current_setting(name)), '{}')::text,
              coalesce(string_agg(format(E'\\nSET %s = %L', name, current_setting(name)), '' ORDER BY position), '')
            FROM jsonb_array_elements_text($1::text::jsonb) WITH ORDINALITY AS wanted(name, position)""";

    /** The types of the probe's columns, in order: name without modifiers, whether modified, whether image-equal. */
    public static final String PROBED = """
            SELECT format_type(atttypid, -1), (atttypmod >= 0)::text,
              pgtrickle.__pgt_image_equal(atttypid, atttypmod, attcollation)::text,
              pgtrickle.__pgt_searchable(atttypid)::text FROM pg_attribute
            WHERE attrelid = 'pg_temp.__pgt_probe'::regclass AND attnum > 0 ORDER BY attnum""";

    /** How many columns of view $1 differ in name, type, modifier or collation from those of the analysed query. */
    public static final String DIFFERING_COLUMNS = """
            SELECT count(*)::text FROM (
              SELECT attnum, attname, atttypid, atttypmod, attcollation FROM pg_attribute
              WHERE attrelid = $1::text::regclass AND attnum > 0
            ) AS installed FULL JOIN (
              SELECT attnum, attname, atttypid, atttypmod, attcollation FROM pg_attribute
              WHERE attrelid = 'pg_temp.__pgt_query'::regclass AND attnum > 0
            ) AS wanted USING (attnum, attname, atttypid, atttypmod, attcollation)
            WHERE installed IS NULL OR wanted IS NULL""";

    /** Whether the view $1 calls anything that depends on the session. */
    public static final String DEPENDS_ON_SESSION = """
            SELECT (tree ~ '\\{(COERCEVIAIO|JSONCONSTRUCTOREXPR|JSONEXPR|XMLEXPR|ROWCOMPARE) ' OR EXISTS (
              SELECT FROM regexp_matches(tree, ':(?:funcid|opfuncid) (\\d+)', 'g') AS m
                JOIN pg_proc AS p ON p.oid = m[1]::oid WHERE p.provolatile <> 'i'))::text
            FROM (SELECT ev_action::text AS tree FROM pg_rewrite WHERE ev_class = $1::text::regclass) AS view_rule""";

    /** Writes a stream table down: see the columns of pgt_stream_tables. */
    public static final String INSERT = """
            INSERT INTO pgtrickle.pgt_stream_tables (pgt_id, pgt_relid, pgt_schema, pgt_name, original_query,
              defining_query, state_table, output_list, output_tail, row_identity, stages, settings, inexact_sums)
            OVERRIDING SYSTEM VALUE
            SELECT $1::text::bigint, c.oid, n.nspname, c.relname, $3::text, $4::text, $5::text, $6::text, $7::text,
              $8::text::jsonb, $9::text::jsonb, $10::text::jsonb, $11::text::boolean
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.oid = $2::text::regclass""";

    /** Writes down that stream table $1 reads the relation with oid $2, of type $3. */
    public static final String INSERT_DEPENDENCY = """
            INSERT INTO pgtrickle.pgt_dependencies (pgt_id, source_relid, source_type)
            VALUES ($1::text::bigint, $2::text::oid::regclass, $3::text)""";

    /** The stream table $1 and all that read it, farthest first: pgt_id, name, and whether it is $1 itself. */
    public static final String WITH_DEPENDENTS = """
            WITH RECURSIVE reader(pgt_id, relid, depth) AS (
              SELECT pgt_id, pgt_relid, 0 FROM pgtrickle.pgt_stream_tables WHERE pgt_id = $1::text::bigint
              UNION ALL
              SELECT d.pgt_id, s.pgt_relid, r.depth + 1
              FROM reader AS r JOIN pgtrickle.pgt_dependencies AS d ON d.source_relid = r.relid
                JOIN pgtrickle.pgt_stream_tables AS s ON s.pgt_id = d.pgt_id
            )
            SELECT pgt_id::text, quote_ident(n.nspname) || '.' || quote_ident(c.relname), (pgt_id::text = $1::text)::text
            FROM reader AS r JOIN pg_catalog.pg_class AS c ON c.oid = r.relid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            GROUP BY r.pgt_id, n.nspname, c.relname ORDER BY max(depth) DESC, r.pgt_id""";

    /** The statements that remove the functions, with their triggers, and the state tables of stream table $1. */
    public static final String REMOVAL = """
            SELECT statement FROM (
              SELECT 1 AS rank, format('DROP FUNCTION pgtrickle.%I() CASCADE', proname) AS statement
              FROM pg_catalog.pg_proc WHERE pronamespace = 'pgtrickle'::regnamespace AND starts_with(proname, '__pgt_' || $1::text || '_')
              UNION ALL
              SELECT 2, format('DROP TABLE pgtrickle.%I', relname)
              FROM pg_catalog.pg_class WHERE relnamespace = 'pgtrickle'::regnamespace AND relkind = 'r'
                AND starts_with(relname, '__pgt_' || $1::text || '_')
            ) AS removal ORDER BY rank, statement""";

    /** Forgets stream table $1. */
    public static final String DELETE = "DELETE FROM pgtrickle.pgt_stream_tables WHERE pgt_id = $1::text::bigint";

    private CatalogQueries() {}
}
