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
    private static final String BODY = """
            WITH RECURSIVE query AS (
              SELECT ev_class AS viewid, oid AS ruleid, ev_action::text AS tree
              FROM pg_rewrite WHERE ev_class = $1
              UNION
              SELECT ev_class, oid, ev_action::text
              FROM (SELECT DISTINCT refobjid
                FROM query JOIN pg_depend ON classid = 'pg_rewrite'::regclass AND objid = ruleid
                  AND refclassid = 'pg_class'::regclass AND refobjid <> viewid) AS read
                JOIN pg_rewrite ON ev_class = refobjid AND rulename = '_RETURN'
              WHERE refobjid NOT IN (SELECT pgt_relid FROM pgtrickle.pgt_stream_tables)
            ), used AS (
              SELECT refobjid, refobjsubid
              FROM query JOIN pg_depend ON classid = 'pg_rewrite'::regclass AND objid = ruleid
                AND refclassid = 'pg_class'::regclass AND refobjid <> viewid
            ), source AS (
              SELECT c.*, pgt_id, state_table, output_list, output_tail, row_identity
              FROM pg_class c LEFT JOIN pgtrickle.pgt_stream_tables ON pgt_relid = oid
              WHERE oid IN (SELECT refobjid FROM used)
            ), heir AS (
              SELECT inhparent AS root, inhrelid AS relation FROM source JOIN pg_inherits ON inhparent = oid
              UNION
              SELECT root, inhrelid FROM heir JOIN pg_inherits ON inhparent = relation
            ), unsure AS (
              SELECT conrelid, conkey[1] FROM pg_constraint WHERE contype = 'n' AND NOT convalidated
            ), key AS (
              SELECT DISTINCT ON (indrelid) indrelid, indimmediate, indkey::int2[] AS attnums, indnkeyatts
              FROM source JOIN pg_index ON indrelid = oid
              WHERE indisunique AND indisvalid AND indpred IS NULL AND indexprs IS NULL
                AND (relkind = 'p' OR oid NOT IN (SELECT root FROM heir)) AND NOT EXISTS (
                SELECT FROM unnest(indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
                  JOIN pg_attribute a ON attrelid = indrelid AND a.attnum = k.attnum
                WHERE place <= indnkeyatts AND (NOT attnotnull OR (attrelid, a.attnum) IN (TABLE unsure) OR NOT pgtrickle.__pgt_searchable(atttypid)))
              ORDER BY indrelid, indimmediate DESC, indisprimary DESC, indexrelid
            ), called AS (
              SELECT DISTINCT proname, prokind, prorettype, provolatile, prosrc, pronamespace, oid::regprocedure::text AS signature,
                pronamespace = 'pg_catalog'::regnamespace AS builtin
              FROM query, regexp_matches(tree, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\\d+)', 'g') m
              JOIN pg_proc ON oid = m[1]::oid
            ), converted AS (
              SELECT DISTINCT coalesce(nullif(typelem, 0), nullif(typbasetype, 0), oid) AS typeid
              FROM query, regexp_matches(tree, ':resulttype (\\d+) :resultcollid \\d+ :coerceformat|:funccoltypes \\(o ([\\d ]+)', 'g') m,
                unnest(string_to_array(coalesce(m[1], m[2]), ' ')) AS target JOIN pg_type ON oid = target::oid
            )
            SELECT fact, subject, yes1::text, yes2::text, yes3::text, text1, text2, text3 FROM (
            SELECT 'query' AS fact, viewid::oid::text AS subject, tree ~ ':varattno -\\d' AS yes1,
              (SELECT count(*) FROM regexp_matches(tree, '\\{COERCEVIAIO ', 'g')) >
                (SELECT count(*) FROM regexp_matches(tree,
                  '\\{COERCEVIAIO :arg \\{VAR :varno \\d+ :varattno \\d+ :vartype (\\d+)', 'g') m
                  JOIN pg_type t ON t.oid = m[1]::oid AND typtype = 'b' AND typcategory IN ('N', 'S', 'B', 'U')
                    AND typname NOT IN ('float4', 'float8', 'money', 'bytea')
                  JOIN pg_proc p ON p.oid = typoutput AND provolatile = 'i')
                OR tree ~ '\\{(JSONCONSTRUCTOREXPR|JSONEXPR|XMLEXPR|ROWCOMPARE)' AS yes2,
              tree ~ ':hasTargetSRFs true|:agglevelsup [1-9]' AS yes3, ltrim(pg_get_viewdef(viewid)) AS text1,
              CASE WHEN viewid = $1 THEN 'main' END AS text2, NULL AS text3, 0 AS place
            FROM query
            UNION ALL
            SELECT 'output', quote_ident(attname), pgtrickle.__pgt_type_has(atttypid, 'btree'),
              pgtrickle.__pgt_type_has(atttypid, 'hash'), pgtrickle.__pgt_image_equal(atttypid, atttypmod, attcollation),
              format_type(atttypid, atttypmod), NULL, NULL, attnum
            FROM pg_attribute WHERE attrelid = $1 AND attnum > 0
            UNION ALL
            SELECT 'source', oid::text, relrowsecurity, oid IN (SELECT inhrelid FROM pg_inherits) OR oid IN (
                SELECT root FROM heir JOIN pg_foreign_table ON ftrelid = relation),
              coalesce((SELECT indimmediate FROM key WHERE indrelid = oid), true),
              relnamespace::regnamespace::text, quote_ident(relname), concat(relkind, relpersistence,
                (SELECT nullif(count(*), 0) FROM heir WHERE root = oid)), 0
            FROM source
            UNION ALL
            SELECT 'column', oid::text, attnotnull AND (oid, attnum) NOT IN (TABLE unsure), attgenerated = 'v', (oid, attnum) IN (TABLE used)
                OR EXISTS (SELECT FROM query WHERE tree ~ ':varattno 0 '),
              quote_ident(attname), NULL, NULL, attnum
            FROM source JOIN pg_attribute ON attrelid = oid AND attnum > 0 AND NOT attisdropped
            UNION ALL
            SELECT 'identity', indrelid::text, false, NULL, NULL, quote_ident(attname), format_type(atttypid, -1), NULL, place
            FROM key CROSS JOIN unnest(attnums) WITH ORDINALITY AS k(attnum, place)
              JOIN pg_attribute a ON attrelid = indrelid AND a.attnum = k.attnum
            WHERE place <= indnkeyatts
            UNION ALL
            SELECT 'identity', oid::text, (part ->> 'nullable')::boolean, NULL, NULL, part ->> 'column', part ->> 'type',
              NULL, place
            FROM source CROSS JOIN jsonb_array_elements(row_identity) WITH ORDINALITY AS k(part, place)
            UNION ALL
            SELECT 'stream', oid::text, NULL, NULL, NULL, state_table, output_list, output_tail, 0
            FROM source WHERE pgt_id IS NOT NULL
            UNION ALL
            SELECT 'aggregate', CASE WHEN builtin THEN '' ELSE pronamespace::regnamespace::text || '.' END
              || quote_ident(proname), prorettype IN ('float4'::regtype, 'float8'::regtype)
                AND proname !~ '^(min|max|percent|cume_)', NULL, NULL, NULL, NULL, NULL, 0
            FROM called WHERE prokind = 'a'
            UNION ALL
            SELECT 'dependence', CASE WHEN provolatile = 'v' THEN 'The VOLATILE function ' ELSE 'The STABLE function ' END
              || signature, NULL, NULL, NULL, CASE
                WHEN provolatile = 'v' OR NOT builtin OR signature ~ 'time with time zone' THEN 'more'
                WHEN proname ~ '^(timestamp.*|date_.*_timestamptz|date|date_(add|part|subtract|trunc)|extract|interval_pl_timestamptz|make_timestamptz|overlaps|time|timezone)$'
                  THEN 'time zone'
                WHEN proname ~ '^(anytextcat|textanycat|array_to_(json|string)|concat(_ws)?|format|jsonb?_build_(array|object)|jsonb?_to_record(set)?|money|numeric|quote_(literal|nullable)|row_to_json|to_(char|date|jsonb?|number|timestamp))$'
                  THEN 'text' ELSE 'more' END, NULL, NULL, 0
            FROM called WHERE provolatile <> 'i' AND prokind <> 'a'
            UNION ALL
            SELECT 'function', signature, NULL, NULL, NULL, prosrc, NULL, NULL, 0 FROM called WHERE NOT builtin
            UNION ALL
            SELECT 'dependence', construct || ' by the operator ' || o.oid::regoperator::text, NULL, NULL, NULL, 'operator', NULL, NULL, 0
            FROM query CROSS JOIN (VALUES ('IS DISTINCT FROM', '\\{DISTINCTEXPR (:opno \\d+)'), ('NULLIF', '\\{NULLIFEXPR (:opno \\d+)'),
                ('CASE x WHEN', '\\{OPEXPR (:opno \\d+) [^{}]*:args .(?:\\{[A-Z]+ [^{}]*)*\\{CASETESTEXPR '),
                ('USING', ':usingClause .".*?:quals (.*?) :alias')) AS c(construct, pattern),
              regexp_matches(tree, pattern, 'g') AS m, regexp_matches(m[1], ':opno (\\d+)', 'g') AS n
              JOIN pg_operator o ON o.oid = n[1]::oid AND oprnamespace <> 'pg_catalog'::regnamespace
            UNION ALL
            SELECT 'dependence', (ARRAY['CURRENT_DATE', 'CURRENT_TIME', 'CURRENT_TIME', 'CURRENT_TIMESTAMP',
                'CURRENT_TIMESTAMP', 'LOCALTIME', 'LOCALTIME', 'LOCALTIMESTAMP', 'LOCALTIMESTAMP', 'CURRENT_ROLE',
                'CURRENT_USER', 'USER', 'SESSION_USER', 'CURRENT_CATALOG', 'CURRENT_SCHEMA'])[m[1]::int + 1],
              NULL, NULL, NULL, 'more', NULL, NULL, 0
            FROM query, regexp_matches(tree, '\\{SQLVALUEFUNCTION :op (\\d+)', 'g') m
            UNION ALL
            SELECT 'dependence', 'A conversion of text to ' || format_type(t.oid, -1), NULL, NULL, NULL, 'more', NULL, NULL, 0
            FROM converted JOIN pg_type t ON t.oid = typeid JOIN pg_proc p ON p.oid = typinput
            WHERE provolatile <> 'i' AND (typcategory = 'D' OR typname LIKE 'reg%')
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
                ELSE EXISTS (SELECT FROM pg_opclass JOIN pg_am m ON m.oid = opcmethod
                  WHERE amname = method AND opcdefault AND opcnamespace = 'pg_catalog'::regnamespace AND (opcintype = type OR EXISTS (
                    SELECT FROM pg_cast WHERE castsource = type AND casttarget = opcintype AND castmethod = 'b' AND castcontext = 'i'))) END
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
                ELSE coalesce((SELECT collisdeterministic FROM pg_collation WHERE oid = collate_id), true)
                  AND EXISTS (SELECT FROM pg_opclass JOIN pg_amproc ON amprocfamily = opcfamily AND amprocnum = 4 AND opcmethod = 403
                    WHERE opcdefault AND amproclefttype = opcintype AND (opcintype = type OR EXISTS (
                    SELECT FROM pg_cast WHERE castsource = type AND casttarget = opcintype AND castmethod = 'b' AND castcontext = 'i'))) END
              FROM pg_type WHERE oid = type
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_facts(query oid) RETURNS TABLE (fact text, subject text, yes1 text, yes2 text, yes3 text,
              text1 text, text2 text, text3 text) LANGUAGE sql STABLE AS $pgt$
            """ + BODY + "$pgt$;\n";

    /** The question itself. */
    public static final String SQL = "SELECT * FROM pgtrickle.__pgt_facts('pg_temp.__pgt_query'::regclass)";

    private FactsQuery() {}
}
