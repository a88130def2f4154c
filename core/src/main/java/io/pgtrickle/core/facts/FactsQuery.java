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
    public static final int WIDTH = 9;

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
              SELECT c.* , n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.oid IN (SELECT relid FROM used)
            ), called AS (
              SELECT DISTINCT m[1]::oid AS funcid
              FROM query, regexp_matches(tree, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\\d+)', 'g') m
            ), converted AS (
              SELECT DISTINCT coalesce(nullif(t.typelem, 0), nullif(t.typbasetype, 0), t.oid) AS typeid
              FROM query, regexp_matches(tree, ':resulttype (\\d+) :resultcollid \\d+ :coerceformat', 'g') m
              JOIN pg_type t ON t.oid = m[1]::oid
            ), typed AS (
              SELECT t.oid AS typeid,
                EXISTS (SELECT FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod
                  WHERE m.amname = 'btree' AND o.opcdefault AND (o.opcintype = b.oid OR EXISTS (SELECT FROM pg_cast k
                    WHERE k.castsource = b.oid AND k.casttarget = o.opcintype AND k.castmethod = 'b')))
                  OR b.typtype IN ('e', 'r', 'm', 'c') AS comparable,
                EXISTS (SELECT FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod
                  WHERE m.amname = 'hash' AND o.opcdefault AND (o.opcintype = b.oid OR EXISTS (SELECT FROM pg_cast k
                    WHERE k.castsource = b.oid AND k.casttarget = o.opcintype AND k.castmethod = 'b')))
                  OR b.typtype = 'e' AS hashable,
                b.oid IN ('float4'::regtype, 'float8'::regtype) AS inexact
              FROM pg_type t JOIN pg_type b ON b.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem
                WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
            )
            SELECT 'query' AS fact, pg_get_viewdef(viewid), (tree ~ ':varattno -\\d')::text,
              ((SELECT count(*) FROM regexp_matches(tree, '\\{COERCEVIAIO ', 'g')) >
                (SELECT count(*) FROM regexp_matches(tree,
                  '\\{COERCEVIAIO :arg \\{VAR :varno \\d+ :varattno \\d+ :vartype (\\d+)', 'g') m
                  JOIN pg_type t ON t.oid = m[1]::oid JOIN pg_proc p ON p.oid = t.typoutput AND p.provolatile = 'i')
                OR tree ~ '\\{(JSONCONSTRUCTOREXPR|JSONEXPR|XMLEXPR|ROWCOMPARE)')::text,
              NULL::text, NULL::text, NULL::text, NULL::text, NULL::text
            FROM query
            UNION ALL
            SELECT 'output', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), y.comparable::text,
              y.hashable::text, y.inexact::text, a.attcollation::text, NULL, lpad(a.attnum::text, 5, '0')
            FROM query JOIN pg_attribute a ON a.attrelid = viewid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN typed y ON y.typeid = a.atttypid
            UNION ALL
            SELECT 'source', s.oid::text, quote_ident(s.nspname), quote_ident(s.relname), s.relkind::text,
              s.relpersistence::text, s.relrowsecurity::text,
              CASE WHEN s.relispartition THEN 'partition'
                WHEN EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = s.oid) THEN 'parent'
                WHEN EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = s.oid) THEN 'child' ELSE '' END, NULL
            FROM source s
            UNION ALL
            SELECT 'column', a.attrelid::text, quote_ident(a.attname), format_type(a.atttypid, -1),
              a.attnotnull::text, (a.attgenerated = 'v')::text,
              (EXISTS (SELECT FROM used u WHERE u.relid = a.attrelid AND u.attnum = a.attnum))::text,
              (t.typcategory = 'A')::text, lpad(a.attnum::text, 5, '0')
            FROM source s JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_type t ON t.oid = a.atttypid
            UNION ALL
            SELECT 'key', i.indrelid::text, quote_ident(a.attname), i.indexrelid::text, i.indisprimary::text,
              i.indimmediate::text, a.attnotnull::text, NULL, lpad(k.position::text, 5, '0')
            FROM source s JOIN pg_index i ON i.indrelid = s.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
                AND i.indexprs IS NULL
              CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, position)
              JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum = k.attnum
            WHERE k.position <= i.indnkeyatts
            UNION ALL
            SELECT 'function', CASE WHEN n.nspname = 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END
              || quote_ident(p.proname), p.oid::regprocedure::text, p.prokind::text, p.provolatile::text,
              (n.nspname = 'pg_catalog')::text, p.proname::text, NULL, NULL
            FROM called JOIN pg_proc p ON p.oid = funcid JOIN pg_namespace n ON n.oid = p.pronamespace
            UNION ALL
            SELECT DISTINCT 'session', m[1], NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM query, regexp_matches(tree, '\\{SQLVALUEFUNCTION :op (\\d+)', 'g') m
            UNION ALL
            SELECT 'conversion', format_type(t.oid, -1), NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM converted JOIN pg_type t ON t.oid = typeid JOIN pg_proc p ON p.oid = t.typinput
            WHERE p.provolatile <> 'i' AND (t.typcategory = 'D' OR t.typname LIKE 'reg%')
            UNION ALL
            SELECT 'stream', d.pgt_relid::oid::text, d.pgt_id::text, d.state_table, d.output_list, d.output_tail,
              NULL, NULL, NULL
            FROM source s JOIN pgtrickle.pgt_stream_tables d ON d.pgt_relid::oid = s.oid
            UNION ALL
            SELECT 'identity', d.pgt_relid::oid::text, i.key ->> 'column', i.key ->> 'type', i.key ->> 'nullable',
              NULL, NULL, NULL, lpad(i.position::text, 5, '0')
            FROM source s JOIN pgtrickle.pgt_stream_tables d ON d.pgt_relid::oid = s.oid
              CROSS JOIN LATERAL jsonb_array_elements(d.row_identity) WITH ORDINALITY i(key, position)
            ORDER BY 1, 9, 2, 3
            """;

    private FactsQuery() {}
}
