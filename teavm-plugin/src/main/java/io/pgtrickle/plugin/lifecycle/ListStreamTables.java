package io.pgtrickle.plugin.lifecycle;

import java.util.Optional;

/** Lists the stream tables of the database; one that never held any answers with an empty list. */
public final class ListStreamTables extends Operation {
    private static final String CATALOG_EXISTS =
            "SELECT (to_regclass('pgtrickle.pgt_stream_tables') IS NOT NULL)::text";

    private static final String LIST = """
            SELECT coalesce(
              json_agg(json_build_object(
                'schema', pgt_schema, 'name', pgt_name, 'query', original_query, 'status', status)
              ORDER BY pgt_schema, pgt_name),
              '[]')::text
            FROM pgtrickle.pgt_stream_tables""";

    public ListStreamTables() {
        super("streamTables", Optional.empty());
    }

    @Override
    protected Outcome begin() {
        return Step.of(
                CATALOG_EXISTS,
                exists -> "true".equals(exists.cell(0, 0))
                        ? Step.of(LIST, list -> new Done(list.text(0, 0)))
                        : new Done("[]"));
    }
}
