package io.pgtrickle.plugin.catalog;

/** What drops and refreshes stream tables; the functions end with an operation's result as JSON. */
public final class Maintenance {

    /**
     * Of a stream table or what reads it, the view goes first, as all else stands behind it; what it reads is not touched.
     * A view that somebody else has dropped is no obstacle.
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
                SELECT format('DROP TABLE %s', oid::regclass) FROM pg_class
                WHERE relnamespace = 'pgtrickle'::regnamespace AND relkind = 'r' AND starts_with(relname, '__pgt_' || id || '_')
              LOOP
                EXECUTE statement;
              END LOOP;
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_drop(relation oid, behaviour text) RETURNS jsonb LANGUAGE plpgsql AS $pgt$
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
                SELECT pgt_id, pgt_relid, relname, max(depth) AS depth FROM readers LEFT JOIN pg_class ON oid = pgt_relid
                GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1
              LOOP
                IF reader.depth > 0 AND behaviour = '' AND reader.relname IS NOT NULL THEN
                  RAISE EXCEPTION USING ERRCODE = 'dependent_objects_still_exist',
                    MESSAGE = format('the stream table %s reads it', reader.pgt_relid);
                END IF;
                PERFORM pgtrickle.__pgt_remove(reader.pgt_id, reader.pgt_relid, behaviour);
                DELETE FROM pgtrickle.pgt_stream_tables WHERE pgt_id = reader.pgt_id;
              END LOOP;
              RETURN 'null';
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_refresh(id bigint, stages jsonb) RETURNS jsonb LANGUAGE plpgsql AS $pgt$
            DECLARE statement text;
            BEGIN
              FOR statement IN
                SELECT format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
                FROM pgtrickle.__pgt_triggers(id) WHERE tgenabled <> 'O'
                UNION ALL
                SELECT format('SELECT %s_refill()', stage ->> 'state') FROM jsonb_array_elements(stages) AS stage
              LOOP
                EXECUTE statement;
              END LOOP;
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

    /** Enables the triggers of the stream table that is the relation with oid $1, and fills its stages in order. */
    public static final String REFRESH = """
            SELECT pgtrickle.__pgt_refresh(pgt_id, stages)::text
            FROM pgtrickle.pgt_stream_tables WHERE pgt_relid = $1::text::oid""";

    private Maintenance() {}
}
