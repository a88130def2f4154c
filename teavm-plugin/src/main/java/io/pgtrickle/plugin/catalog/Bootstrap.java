package io.pgtrickle.plugin.catalog;

import io.pgtrickle.core.facts.FactsQuery;

/** The catalog: what a database holds once it has had a stream table. */
public final class Bootstrap {

    /** The version of this library, which the catalog it writes carries. */
    public static final String VERSION = "1.2.0";

    /** The version that wrote the catalog; whether it is older than this; whether stream tables are suspended. */
    public static final String INSTALLED_VERSION = """
            SELECT version, (string_to_array(version, '.')::int[] < '{1,2,0}')::text,
              EXISTS (SELECT FROM pgtrickle.pgt_stream_tables WHERE status = 'SUSPENDED')::text
            FROM pgtrickle.pgt_schema_version ORDER BY applied_at DESC, version DESC LIMIT 1""";

    /**
     * Creates the catalog, in the place of an older one. Columns that hold relations are of type regclass: a rename moves them, and a dump writes them
     * by name. The functions are there for statements that run under our own search path.
     */
    public static final String SCRIPT = """
            DROP SCHEMA IF EXISTS pgtrickle CASCADE;
            CREATE SCHEMA pgtrickle;
            CREATE TABLE pgtrickle.pgt_schema_version (
              version text PRIMARY KEY,
              applied_at timestamptz NOT NULL DEFAULT now()
            );
            INSERT INTO pgtrickle.pgt_schema_version (version) VALUES ('1.2.0');
            CREATE TABLE pgtrickle.pgt_stream_tables (
              pgt_id bigserial PRIMARY KEY,
              pgt_relid regclass NOT NULL UNIQUE,
              pgt_schema text NOT NULL,
              pgt_name text NOT NULL,
              original_query text NOT NULL,
              defining_query text NOT NULL,
              state_table text NOT NULL,
              output_list text NOT NULL,
              output_tail text NOT NULL,
              row_identity jsonb NOT NULL,
              row_order text NOT NULL,
              lookups text NOT NULL,
              stages jsonb NOT NULL,
              settings jsonb NOT NULL,
              inexact_sums boolean NOT NULL,
              status text NOT NULL,
              created_at timestamptz NOT NULL,
              details text,
              last_error text,
              UNIQUE (pgt_schema, pgt_name)
            );
            CREATE TABLE pgtrickle.pgt_dependencies (
              pgt_id bigint NOT NULL REFERENCES pgtrickle.pgt_stream_tables ON DELETE CASCADE,
              source_relid regclass NOT NULL,
              source_type text NOT NULL,
              PRIMARY KEY (pgt_id, source_relid)
            );
            CREATE INDEX ON pgtrickle.pgt_dependencies (source_relid);
            CREATE FUNCTION pgtrickle.__pgt_refuse_write() RETURNS trigger
            LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
            AS $pgt$
            BEGIN
              RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state',
                MESSAGE = format('stream table %I.%I cannot be written to (%s)', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP),
                DETAIL = 'It always equals its defining query.',
                HINT = 'Change the tables it reads; the stream table follows.';
            END
            $pgt$;
            """ + FactsQuery.FUNCTIONS + Descriptions.FUNCTIONS + Maintenance.FUNCTIONS
            + SchemaChanges.FUNCTIONS + Verification.FUNCTIONS
            + Publication.FUNCTIONS;

    private Bootstrap() {}
}
