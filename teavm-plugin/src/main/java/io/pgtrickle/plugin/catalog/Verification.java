package io.pgtrickle.plugin.catalog;

/** What compares a stream table with a fresh run of its defining query. */
public final class Verification {

    /**
     * Compares as multisets, under the settings of creation. Types without an equality are compared as text. Rows that
     * are missing and rows that are too many cancel out where they pair off and differ only in the last digits of sums of
     * floating-point numbers, which depend on the order of summation.
     */
    static final String FUNCTIONS = """
            CREATE FUNCTION pgtrickle.__pgt_verify(d pgtrickle.pgt_stream_tables) RETURNS jsonb LANGUAGE plpgsql AS $pgt$
            DECLARE
              former jsonb;
              list text;
              near text;
              result jsonb;
            BEGIN
              SELECT coalesce(jsonb_object_agg(key, current_setting(key)), '{}') INTO former
              FROM jsonb_object_keys(d.settings) AS key;
              PERFORM set_config(key, value, true) FROM jsonb_each_text(d.settings);
              SELECT string_agg(format(CASE WHEN pgtrickle.__pgt_type_has(atttypid, 'btree') THEN '%1$I'
                  ELSE '%1$I::text AS %1$I' END, attname), ', '),
                string_agg(format(CASE WHEN atttypid IN ('float4'::regtype, 'float8'::regtype)
                  THEN '(m.%1$I IS NOT DISTINCT FROM e.%1$I OR abs(m.%1$I - e.%1$I) <= 1e-5 * greatest(abs(m.%1$I), abs(e.%1$I)))'
                  ELSE 'm.%1$I IS NOT DISTINCT FROM e.%1$I' END, attname), ' AND ')
              INTO list, near FROM pg_attribute WHERE attrelid = d.pgt_relid AND attnum > 0;
              EXECUTE format($query$
                WITH __pgt_fresh AS (SELECT %1$s FROM (%2$s) AS __pgt_query),
                __pgt_stored AS (SELECT %1$s FROM %3$s AS __pgt_query),
                __pgt_missing AS (SELECT *, row_number() OVER () AS __pgt_row
                  FROM (TABLE __pgt_fresh EXCEPT ALL TABLE __pgt_stored) AS __pgt_query),
                __pgt_extra AS (SELECT *, row_number() OVER () AS __pgt_row
                  FROM (TABLE __pgt_stored EXCEPT ALL TABLE __pgt_fresh) AS __pgt_query),
                __pgt_near AS (SELECT m.__pgt_row AS missing, e.__pgt_row AS extra
                  FROM __pgt_missing AS m JOIN __pgt_extra AS e ON %4$L AND %5$s),
                __pgt_paired AS (SELECT * FROM __pgt_near
                  WHERE (SELECT count(DISTINCT missing) = count(DISTINCT extra) FROM __pgt_near))
                SELECT jsonb_build_object('missing', (SELECT %6$s FROM (SELECT *, row_number() OVER () AS __pgt_shown
                    FROM __pgt_missing WHERE __pgt_row NOT IN (SELECT missing FROM __pgt_paired)) AS r),
                  'extra', (SELECT %6$s FROM (SELECT *, row_number() OVER () AS __pgt_shown
                    FROM __pgt_extra WHERE __pgt_row NOT IN (SELECT extra FROM __pgt_paired)) AS r))
                $query$, list, d.defining_query, d.pgt_relid, d.inexact_sums, near,
                $query$jsonb_build_object('count', count(*), 'rows', coalesce(jsonb_agg(
                  to_jsonb(r) - '{__pgt_row,__pgt_shown}'::text[]) FILTER (WHERE __pgt_shown <= 5), '[]'))$query$)
              INTO result;
              PERFORM set_config(key, value, true) FROM jsonb_each_text(former);
              RETURN result || jsonb_build_object('ok', result #> '{missing,count}' = '0' AND result #> '{extra,count}' = '0',
                'disabledTriggers', (SELECT coalesce(jsonb_agg(jsonb_build_object('table', tgrelid::regclass, 'name', tgname)), '[]')
                  FROM pgtrickle.__pgt_triggers(d.pgt_id) WHERE tgenabled <> 'O'));
            END
            $pgt$;
            """;

    /** Compares the stream table that is the relation with oid $1; gives the answer as JSON. */
    public static final String VERIFY = """
            SELECT pgtrickle.__pgt_verify(d)::text FROM pgtrickle.pgt_stream_tables AS d WHERE pgt_relid = $1::text::oid""";

    private Verification() {}
}
