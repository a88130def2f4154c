package io.pgtrickle.plugin.catalog;

/** Statements about the session: what its search path finds, and its settings. */
public final class SessionQueries {

    /**
     * The first statement of every operation, and the only one of ours under the user's search path: all it says is
     * qualified. $1: a name as SQL writes it, or NULL. Gives: the search path as a JSON object; whether there is a
     * catalog; the oid of the relation of that name; the current schema. Then only what is Postgres's own is found.
     */
    public static final String LOOK = """
            SELECT looked.*, pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true) FROM (SELECT
              pg_catalog.jsonb_build_object('search_path', pg_catalog.current_setting('search_path'))::pg_catalog.text,
              (pg_catalog.to_regclass('pgtrickle.pgt_stream_tables') IS NOT NULL)::pg_catalog.text,
              pg_catalog.to_regclass($1::pg_catalog.text)::pg_catalog.oid::pg_catalog.text,
              pg_catalog.current_schema()::pg_catalog.text
              OFFSET 0) AS looked""";

    /** Changes the settings in $1, a JSON object, for the rest of the transaction; gives them as they were. */
    public static final String SWITCH = """
            SELECT former::text FROM (
              SELECT jsonb_object_agg(key, current_setting(key)) AS former
              FROM jsonb_object_keys($1::text::jsonb) AS key
            ) AS f, LATERAL (
              SELECT count(set_config(key, value, true))
              FROM jsonb_each_text($1::text::jsonb) WHERE former IS NOT NULL
            ) AS done""";

    /** Constants must be printed so that every session reads them alike, and names with their schemas. */
    public static final String PRINTING = """
            {"search_path":"pg_catalog, pg_temp","DateStyle":"ISO","IntervalStyle":"postgres","extra_float_digits":"1",\
            "bytea_output":"hex"}""";

    private SessionQueries() {}
}
