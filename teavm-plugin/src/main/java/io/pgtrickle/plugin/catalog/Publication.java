package io.pgtrickle.plugin.catalog;

/**
 * What tells subscribers of the changes to a stream table: triggers on its last state table, which are there only while
 * somebody listens. A notification is {@code <pgt_id> <transaction> <how many more belong to it> <place> <entries>},
 * where the place only makes it differ from others of the transaction, as Postgres drops what was notified before, and an
 * entry is a JSON array of a weight, the text of the row's identity (empty where content is all there is) and the text of
 * the row, both as Postgres prints composite values. The weights of a transaction add up to its net change. A negative
 * number in the third place says that the stream table is gone.
 */
public final class Publication {

    /**
     * Small deltas are notified as they come, which is cheapest. Large ones, and all of them where notifications arrive one by one
     * (in the tabs of a worker), are put aside until the transaction commits: they are netted, and what is left is cut into pieces
     * that a notification can hold. A state that no session publishes any more is recognised by the time its server
     * started: its triggers leave at once, and the next who subscribes removes them. They are fired by our own functions
     * only, so they have no rights and no search path of their own; settings are pinned only where a type is printed as they
     * say: each costs about as much as the trigger itself.
     */
    static final String FUNCTIONS = """
            CREATE TABLE pgtrickle.pgt_publications (
              pgt_id bigint PRIMARY KEY REFERENCES pgtrickle.pgt_stream_tables ON DELETE CASCADE,
              session timestamptz NOT NULL DEFAULT pg_postmaster_start_time(),
              listeners text[] NOT NULL,
              deferred boolean NOT NULL,
              pending boolean NOT NULL DEFAULT false
            );
            CREATE UNLOGGED TABLE pgtrickle.pgt_changes (pgt_id bigint, weight int, identity text, content text);
            CREATE FUNCTION pgtrickle.__pgt_deliver() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = pg_catalog, pg_temp AS $pgt$
            DECLARE pieces text[];
            BEGIN
              IF TG_OP = 'DELETE' THEN
                PERFORM pg_notify('__pgt', concat_ws(' ', OLD.pgt_id, pg_current_xact_id(), -1, 0, ''));
                RETURN NULL;
              END IF;
              WITH taken AS (
                DELETE FROM pgtrickle.pgt_changes WHERE pgt_id = OLD.pgt_id RETURNING *, ctid AS place
              ), net AS (
                SELECT json_build_array(sum(weight), identity, content)::text AS entry, min(place) AS place
                FROM taken GROUP BY identity, content HAVING sum(weight) <> 0
              ), parts AS (
                SELECT number, string_agg(entry, ',' ORDER BY place) || ',' AS part FROM (
                  SELECT *, sum(octet_length(entry)) OVER (ORDER BY place) / 6000 AS number FROM net) AS numbered
                GROUP BY number
              )
              SELECT array_agg(substr(part, start, size) ORDER BY number, start) INTO pieces
              FROM (SELECT *, CASE WHEN octet_length(part) < 7900 THEN 7900 ELSE 1900 END AS size FROM parts) AS sized,
                LATERAL generate_series(1, length(part), size) AS start;
              IF pg_table_size('pgtrickle.pgt_changes') > 1000000 AND NOT EXISTS (SELECT FROM pgtrickle.pgt_changes) THEN
                TRUNCATE pgtrickle.pgt_changes;
              END IF;
              UPDATE pgtrickle.pgt_publications SET pending = false WHERE pgt_id = OLD.pgt_id;
              IF FOUND THEN
                PERFORM pg_notify('__pgt', concat_ws(' ', OLD.pgt_id, pg_current_xact_id(), cardinality(pieces) - number,
                  number || '/' || pg_current_wal_insert_lsn(), piece))
                FROM unnest(pieces) WITH ORDINALITY AS p(piece, number);
              END IF;
              RETURN NULL;
            END
            $pgt$;
            CREATE CONSTRAINT TRIGGER __pgt_deliver AFTER UPDATE ON pgtrickle.pgt_publications DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.pending) EXECUTE FUNCTION pgtrickle.__pgt_deliver();
            CREATE TRIGGER __pgt_end AFTER DELETE ON pgtrickle.pgt_stream_tables
            FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_deliver();
            CREATE FUNCTION pgtrickle.__pgt_publish(d pgtrickle.pgt_stream_tables, deferred boolean) RETURNS void
            LANGUAGE plpgsql AS $pgt$
            DECLARE
              head text := format(' AS __pgt_weight, __pgt_identity, ROW(%s%s)::text AS __pgt_content'
                  ' FROM (SELECT %s, %s AS __pgt_identity FROM ',
                (SELECT string_agg(format('__pgt_output.%I', attname), ', ' ORDER BY attnum)
                 FROM pg_attribute WHERE attrelid = d.pgt_relid AND attnum > 0),
                (SELECT string_agg(format(', %L || coalesce(' || key || '::text, %L)', CASE WHEN term ~ 'D' THEN '-' ELSE '+' END,
                   '__pgt_output.' || quote_ident(attname), CASE WHEN term ~ 'N' THEN '!' ELSE '~' END), '' ORDER BY place)
                 FROM regexp_split_to_table(d.row_order, ', ') WITH ORDINALITY AS t(term, place) LEFT JOIN pg_attribute
                   ON attrelid = d.pgt_relid AND attnum = substring(term, '^(\\d+)( [DN]|$)')::int,
                   LATERAL (SELECT CASE
                     WHEN atttypid = ANY ('{int2,int4,int8,numeric,oid,float4,float8}'::regtype[]) THEN '%s'
                     WHEN atttypid = ANY ('{date,time,timestamp,timestamptz}'::regtype[]) THEN 'extract(epoch FROM %s)'
                     WHEN atttypid IN (SELECT enumtypid FROM pg_enum) THEN 'array_position(enum_range(%2$s), %2$s)'
                     WHEN atttypid = ANY ('{bool,text,varchar,uuid,bytea,bpchar,name}'::regtype[])
                       AND (attcollation IN (0, 950) OR attcollation = 100 AND 'a' > 'B') THEN '''='' || %s' END) AS k(key)
                 HAVING count(*) = count(key)),
                d.output_list,
                CASE WHEN d.row_identity = '[]' OR strpos(d.output_tail, 'generate_series(') > 0 THEN quote_literal('')
                  ELSE (SELECT format('ROW(%s)::text', string_agg('__pgt_state.' || (k ->> 'column'), ', '))
                    FROM jsonb_array_elements(d.row_identity) AS k) END);
              tail text := format(' AS __pgt_state%s) AS __pgt_output', d.output_tail);
              removed text := 'SELECT -1' || head || '__pgt_old' || tail;
              added text := 'SELECT 1' || head || '__pgt_new' || tail;
              settings text := CASE WHEN EXISTS (
                  SELECT FROM pg_attribute WHERE attrelid IN (d.pgt_relid, d.state_table::regclass) AND attnum > 0
                    AND atttypid <> ALL ('{bool,int2,int4,int8,numeric,text,varchar,uuid}'::regtype[]))
                THEN format($sql$ SET DateStyle = 'ISO, MDY' SET IntervalStyle = 'postgres'
                  SET extra_float_digits = 1 SET bytea_output = 'hex' SET TimeZone = %L$sql$, current_setting('TimeZone'))
                ELSE '' END;
              name text := format('pgtrickle.__pgt_%s_publish', d.pgt_id);
              event text;
              tables text;
              delta text;
            BEGIN
              FOR event, tables, delta IN VALUES ('INSERT', 'NEW TABLE AS __pgt_new', added),
                ('DELETE', 'OLD TABLE AS __pgt_old', removed),
                ('UPDATE', 'NEW TABLE AS __pgt_new OLD TABLE AS __pgt_old', removed || ' UNION ALL ' || added)
              LOOP
                EXECUTE format('CREATE OR REPLACE FUNCTION %s_%s() RETURNS trigger LANGUAGE plpgsql%s AS %L',
                  name, event, settings, format($sql$
                    #variable_conflict use_column
                    DECLARE __pgt_large boolean;
                    BEGIN
                      IF extract(epoch FROM pg_postmaster_start_time()) <> %4$s THEN
                        RETURN NULL;
                      END IF;
                      SELECT CASE WHEN octet_length(__pgt_entries) > %3$s THEN true ELSE pg_notify('__pgt',
                        concat_ws(' ', %1$s, pg_current_xact_id(), 0, '%5$s' || pg_current_wal_insert_lsn(), __pgt_entries)) IS NULL END
                      INTO __pgt_large FROM (
                        SELECT string_agg(json_build_array(__pgt_weight, __pgt_identity, __pgt_content)::text || ',', '') AS __pgt_entries
                        FROM (%2$s) AS __pgt_delta) AS __pgt_all
                      WHERE __pgt_entries IS NOT NULL;
                      IF __pgt_large THEN
                        INSERT INTO pgtrickle.pgt_changes SELECT %1$s, * FROM (%2$s) AS __pgt_delta;
                        UPDATE pgtrickle.pgt_publications SET pending = true WHERE pgt_id = %1$s AND NOT pending;
                      END IF;
                      RETURN NULL;
                    END
                    $sql$, d.pgt_id, delta, CASE WHEN deferred THEN 0 ELSE 7900 END,
                    extract(epoch FROM pg_postmaster_start_time()), event));
                EXECUTE format('CREATE OR REPLACE TRIGGER "!__pgt_publish_%s" AFTER %1$s ON %s REFERENCING %s FOR EACH STATEMENT'
                  ' EXECUTE FUNCTION %s_%1$s()', event, d.state_table, tables, name);
              END LOOP;
              EXECUTE format('CREATE OR REPLACE FUNCTION %s_rows() RETURNS TABLE (since xid8, identity text, content text)%s%L',
                name, ' LANGUAGE sql SET search_path = pg_catalog, pg_temp' || settings || ' AS ', format(
                'SELECT pg_snapshot_xmax(pg_current_snapshot()), __pgt_identity, __pgt_content'
                ' FROM (VALUES (0)) LEFT JOIN (%s) AS __pgt_rows ON true', 'SELECT 0' || head || d.state_table || tail));
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_withdraw() RETURNS jsonb LANGUAGE plpgsql AS $pgt$
            DECLARE procedure oid;
            BEGIN
              FOR procedure IN
                WITH ended AS (
                  DELETE FROM pgtrickle.pgt_publications
                  WHERE listeners = '{}' OR session <> pg_postmaster_start_time() RETURNING pgt_id
                )
                SELECT p.oid FROM ended, pg_proc AS p WHERE pronamespace = 'pgtrickle'::regnamespace
                  AND starts_with(proname, format('__pgt_%s_publish_', pgt_id))
              LOOP
                EXECUTE format('DROP FUNCTION %s CASCADE', procedure::regprocedure);
              END LOOP;
              IF NOT EXISTS (SELECT FROM pgtrickle.pgt_publications) THEN
                UNLISTEN __pgt;
              END IF;
              RETURN 'null';
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_subscribe(d pgtrickle.pgt_stream_tables, listener text, tabs text) RETURNS jsonb
            LANGUAGE plpgsql AS $pgt$
            DECLARE publication pgtrickle.pgt_publications;
            BEGIN
              IF tabs <> '' THEN
                UPDATE pgtrickle.pgt_publications SET listeners = ARRAY(
                  SELECT unnest(listeners) INTERSECT SELECT unnest(string_to_array(tabs, ' ')));
              END IF;
              PERFORM pgtrickle.__pgt_withdraw();
              LISTEN __pgt;
              SELECT * INTO publication FROM pgtrickle.pgt_publications WHERE pgt_id = d.pgt_id;
              IF publication IS NULL OR tabs <> '' AND NOT publication.deferred THEN
                PERFORM pgtrickle.__pgt_publish(d, tabs <> '');
              END IF;
              INSERT INTO pgtrickle.pgt_publications AS p (pgt_id, listeners, deferred) VALUES (d.pgt_id, ARRAY[listener], tabs <> '')
              ON CONFLICT (pgt_id) DO UPDATE
              SET listeners = array_remove(p.listeners, listener) || listener, deferred = p.deferred OR excluded.deferred;
              RETURN jsonb_build_object('id', d.pgt_id::text, 'relation', d.pgt_relid);
            END
            $pgt$;
            CREATE FUNCTION pgtrickle.__pgt_unsubscribe(id bigint, listener text) RETURNS jsonb LANGUAGE plpgsql AS $pgt$
            BEGIN
              UPDATE pgtrickle.pgt_publications SET listeners = array_remove(listeners, listener) WHERE pgt_id = id;
              RETURN pgtrickle.__pgt_withdraw();
            END
            $pgt$;
            """;

    /**
     * Adds listener $2 to the stream table that is the relation with oid $1. $3: all listeners alive, where several tabs share
     * the database, or nothing. Gives its pgt_id and its name as JSON.
     */
    public static final String SUBSCRIBE = """
            SELECT pgtrickle.__pgt_subscribe(d, $2::text, $3::text)::text
            FROM pgtrickle.pgt_stream_tables AS d WHERE pgt_relid::oid = $1::text::oid""";

    /** Removes listener $3 from the stream table with pgt_id $2, and what nobody listens to any more. $1 is NULL. */
    public static final String UNSUBSCRIBE =
            "SELECT pgtrickle.__pgt_unsubscribe($2::text::bigint, $3::text)::text WHERE $1::text IS NULL";

    private Publication() {}
}
