package io.pgtrickle.core.facts;

/**
 * The question to the catalogs. It is asked once the user's text has become the temporary view {@link #VIEW} and under
 * {@code search_path = pg_catalog}, so that everything is printed with its schema. {@link FactsReader} reads the answer:
 * rows of text, the first column of which says what the row tells.
 */
public final class FactsQuery {

    /** The name of the temporary view that holds the analysed query. */
    public static final String VIEW = "__pgt_query";

    /** The number of columns of the answer. */
    public static final int WIDTH = 8;

    /**
     * Function ids are taken from the rule's node tree, as {@code pg_depend} leaves out what is built in. Casts through
     * I/O functions and the SQL-standard value functions have nodes of their own, without a function id.
     */
    public static final String SQL = """
            WITH query AS (
              SELECT c.oid AS viewid, r.oid AS ruleid, r.ev_action::text AS tree
              FROM pg_class c JOIN pg_rewrite r ON r.ev_class = c.oid
              WHERE c.oid = 'pg_temp.__pgt_query'::regclass
            ), used AS (
              SELECT d.refobjid AS relid, d.refobjsubid AS attnum
              FROM query JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = ruleid
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> viewid
            ), source AS (
              SELECT c.*, d.pgt_id, d.state_table, d.output_list, d.output_tail, d.row_identity
              FROM pg_class c LEFT JOIN pgtrickle.pgt_stream_tables d ON d.pgt_relid::oid = c.oid
              WHERE c.oid IN (SELECT relid FROM used)
            ), key AS (
              SELECT DISTINCT ON (i.indrelid) i.indrelid, i.indimmediate, i.indkey::int2[] AS attnums, i.indnkeyatts
              FROM source s JOIN pg_index i ON i.indrelid = s.oid
              WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND NOT EXISTS (
                SELECT FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, position)
                  JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum = k.attnum JOIN pg_type t ON t.oid = a.atttypid
                WHERE k.position <= i.indnkeyatts AND (NOT a.attnotnull OR NOT pgtrickle.__pgt_searchable(t.oid)))
              ORDER BY i.indrelid, i.indisprimary DESC, i.indexrelid
            ), called AS (
              SELECT DISTINCT proname, prokind, provolatile, pronamespace, p.oid::regprocedure::text AS signature,
                pronamespace = 'pg_catalog'::regnamespace AS builtin
              FROM query, regexp_matches(tree, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\\d+)', 'g') m
              JOIN pg_proc p ON p.oid = m[1]::oid
            ), converted AS (
              SELECT DISTINCT coalesce(nullif(t.typelem, 0), nullif(t.typbasetype, 0), t.oid) AS typeid
              FROM query, regexp_matches(tree, ':resulttype (\\d+) :resultcollid \\d+ :coerceformat', 'g') m
              JOIN pg_type t ON t.oid = m[1]::oid
            )
            SELECT fact, subject, yes1::text, yes2::text, yes3::text, text1, text2, text3 FROM (
            SELECT 'query' AS fact, pg_get_viewdef(viewid) AS subject, tree ~ ':varattno -\\d' AS yes1,
              (SELECT count(*) FROM regexp_matches(tree, '\\{COERCEVIAIO ', 'g')) >
                (SELECT count(*) FROM regexp_matches(tree,
                  '\\{COERCEVIAIO :arg \\{VAR :varno \\d+ :varattno \\d+ :vartype (\\d+)', 'g') m
                  JOIN pg_type t ON t.oid = m[1]::oid AND t.typtype = 'b' AND t.typcategory IN ('N', 'S', 'B', 'U')
                    AND t.typname NOT IN ('float4', 'float8', 'money', 'bytea')
                  JOIN pg_proc p ON p.oid = t.typoutput AND p.provolatile = 'i')
                OR tree ~ '\\{(JSONCONSTRUCTOREXPR|JSONEXPR|XMLEXPR|ROWCOMPARE)' AS yes2,
              NULL::boolean AS yes3, NULL AS text1, NULL AS text2, NULL AS text3, 0 AS place
            FROM query
            UNION ALL
            SELECT 'output', quote_ident(a.attname), pgtrickle.__pgt_type_has(a.atttypid, 'btree'),
              pgtrickle.__pgt_type_has(a.atttypid, 'hash'), pgtrickle.__pgt_image_equal(a.atttypid, a.atttypmod, a.attcollation),
              format_type(a.atttypid, a.atttypmod), NULL, NULL, a.attnum
            FROM query JOIN pg_attribute a ON a.attrelid = viewid AND a.attnum > 0
            UNION ALL
            SELECT 'source', s.oid::text, s.relrowsecurity, s.relispartition OR EXISTS (
                SELECT FROM pg_inherits i WHERE s.oid IN (i.inhparent, i.inhrelid)),
              coalesce((SELECT k.indimmediate FROM key k WHERE k.indrelid = s.oid), true),
              s.relnamespace::regnamespace::text, quote_ident(s.relname), s.relkind::text || s.relpersistence::text, 0
            FROM source s
            UNION ALL
            SELECT 'column', a.attrelid::text, a.attnotnull, a.attgenerated = 'v',
              EXISTS (SELECT FROM used u WHERE u.relid = a.attrelid AND u.attnum = a.attnum),
              quote_ident(a.attname), NULL, NULL, a.attnum
            FROM source s JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT 'identity', s.oid::text, false, NULL, NULL, quote_ident(a.attname), format_type(a.atttypid, -1), NULL, i.position
            FROM source s JOIN key k ON k.indrelid = s.oid
              CROSS JOIN LATERAL unnest(k.attnums) WITH ORDINALITY i(attnum, position)
              JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum = i.attnum
            WHERE i.position <= k.indnkeyatts
            UNION ALL
            SELECT 'identity', s.oid::text, (i.key ->> 'nullable')::boolean, NULL, NULL, i.key ->> 'column', i.key ->> 'type',
              NULL, i.position
            FROM source s CROSS JOIN LATERAL jsonb_array_elements(s.row_identity) WITH ORDINALITY i(key, position)
            UNION ALL
            SELECT 'stream', s.oid::text, NULL, NULL, NULL, s.state_table, s.output_list, s.output_tail, 0
            FROM source s WHERE s.pgt_id IS NOT NULL
            UNION ALL
            SELECT 'aggregate', CASE WHEN builtin THEN '' ELSE pronamespace::regnamespace::text || '.' END
              || quote_ident(proname), NULL, NULL, NULL, NULL, NULL, NULL, 0
            FROM called WHERE prokind = 'a'
            UNION ALL
            SELECT 'dependence', CASE WHEN provolatile = 'v' THEN 'The VOLATILE function ' ELSE 'The STABLE function ' END
              || signature, NULL, NULL, NULL, CASE
                WHEN provolatile = 'v' OR NOT builtin OR signature ~ 'time with time zone' THEN 'more'
                WHEN proname ~ '^(timestamp.*|date_.*_timestamptz|date|date_(add|part|subtract|trunc)|extract|interval_pl_timestamptz|make_timestamptz|overlaps|time|timezone)$'
                  THEN 'time zone'
                WHEN proname ~ '^(anytextcat|textanycat|array_to_(json|string)|concat(_ws)?|format|jsonb?_build_(array|object)|money|numeric|quote_(literal|nullable)|row_to_json|to_(char|date|jsonb?|number|timestamp))$'
                  THEN 'text' ELSE 'more' END, NULL, NULL, 0
            FROM called WHERE provolatile <> 'i' AND prokind <> 'a'
            UNION ALL
            SELECT 'dependence', (ARRAY['CURRENT_DATE', 'CURRENT_TIME', 'CURRENT_TIME', 'CURRENT_TIMESTAMP',
                'CURRENT_TIMESTAMP', 'LOCALTIME', 'LOCALTIME', 'LOCALTIMESTAMP', 'LOCALTIMESTAMP', 'CURRENT_ROLE',
                'CURRENT_USER', 'USER', 'SESSION_USER', 'CURRENT_CATALOG', 'CURRENT_SCHEMA'])[m[1]::int + 1],
              NULL, NULL, NULL, 'more', NULL, NULL, 0
            FROM query, regexp_matches(tree, '\\{SQLVALUEFUNCTION :op (\\d+)', 'g') m
            UNION ALL
            SELECT 'dependence', 'A conversion of text to ' || format_type(t.oid, -1), NULL, NULL, NULL, 'more', NULL, NULL, 0
            FROM converted JOIN pg_type t ON t.oid = typeid JOIN pg_proc p ON p.oid = t.typinput
            WHERE p.provolatile <> 'i' AND (t.typcategory = 'D' OR t.typname LIKE 'reg%')
            ) AS facts ORDER BY fact, place, subject
            """;

    /**
     * Functions that the question uses. Whether a type has a built-in order or hash function: generated SQL runs under
     * {@code search_path = pg_catalog}, where the {@code =} of an extension's type is another or none. Whether values of
     * it can be looked up by {@code = ANY}: arrays of arrays do not compare by element. Whether two equal values always
     * look the same: a numeric without a fixed scale does not (1.0 and 1.00); support function 4 of B-trees (access method
     * 403) says what does.
     */
    public static final String FUNCTIONS = """
            CREATE FUNCTION pgtrickle.__pgt_type_has(type oid, method text) RETURNS boolean
            LANGUAGE sql STABLE SET search_path = pg_catalog AS $pgt$
              SELECT CASE
                WHEN typcategory = 'A' AND typelem <> 0 THEN pgtrickle.__pgt_type_has(typelem, method)
                WHEN typtype = 'd' THEN pgtrickle.__pgt_type_has(typbasetype, method)
                WHEN typtype <> 'b' THEN method = 'btree' OR typtype = 'e'
                WHEN typnamespace <> 'pg_catalog'::regnamespace THEN false
                ELSE EXISTS (SELECT FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod
                  WHERE m.amname = method AND o.opcdefault AND o.opcnamespace = 'pg_catalog'::regnamespace AND (o.opcintype = type OR EXISTS (SELECT FROM pg_cast
                    WHERE castsource = type AND casttarget = o.opcintype AND castmethod = 'b'))) END
              FROM pg_type WHERE oid = type
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_searchable(type oid) RETURNS boolean
            LANGUAGE sql STABLE SET search_path = pg_catalog AS $pgt$
              SELECT typcategory <> 'A' AND pgtrickle.__pgt_type_has(type, 'btree') FROM pg_type WHERE oid = type
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_image_equal(type oid, modifier int, collate_id oid) RETURNS boolean
            LANGUAGE sql STABLE SET search_path = pg_catalog AS $pgt$
              SELECT CASE
                WHEN typcategory = 'A' AND typelem <> 0 THEN pgtrickle.__pgt_image_equal(typelem, modifier, collate_id)
                WHEN typtype = 'd' THEN pgtrickle.__pgt_image_equal(typbasetype, typtypmod, collate_id)
                WHEN typname IN ('numeric', 'bpchar') THEN modifier >= 0
                WHEN typtype = 'e' THEN true
                WHEN typnamespace <> 'pg_catalog'::regnamespace THEN false
                ELSE coalesce((SELECT collisdeterministic FROM pg_collation c WHERE c.oid = collate_id), true)
                  AND EXISTS (SELECT FROM pg_opclass o JOIN pg_amproc p ON p.amprocfamily = o.opcfamily AND p.amprocnum = 4 AND o.opcmethod = 403
                    WHERE o.opcdefault AND p.amproclefttype = o.opcintype AND (o.opcintype = type OR EXISTS (
                      SELECT FROM pg_cast WHERE castsource = type AND casttarget = o.opcintype AND castmethod = 'b'))) END
              FROM pg_type WHERE oid = type
            $pgt$;
            """;

    private FactsQuery() {}
}
