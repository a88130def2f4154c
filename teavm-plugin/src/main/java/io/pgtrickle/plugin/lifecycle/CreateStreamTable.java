package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.plugin.catalog.CatalogQueries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Creates a stream table: analyses the query, installs its plan, writes it down. */
public final class CreateStreamTable extends Operation {
    private final String givenName;
    private final String query;
    private final boolean ifNotExists;
    private final boolean orReplace;

    /**
     * @param name its name, as SQL would write it
     * @param query the defining query
     * @param ifNotExists leave a stream table of that name as it is
     * @param orReplace put the new one in the place of a stream table of that name
     */
    public CreateStreamTable(String name, String query, boolean ifNotExists, boolean orReplace) {
        super("createStreamTable", Optional.of(name));
        this.givenName = name;
        this.query = query;
        this.ifNotExists = ifNotExists;
        this.orReplace = orReplace;
    }

    @Override
    protected Outcome begin() {
        if (ifNotExists && orReplace) {
            throw Failure.query(
                            ErrorCode.INVALID_OPTION,
                            "The options ifNotExists and orReplace exclude each other",
                            "",
                            "Pass one of them.")
                    .withFeature("ifNotExists")
                    .exception();
        }
        StreamTableName name = StreamTableName.parse(givenName);
        QueryText.check(query);
        return CatalogCheck.orBootstrap(() -> Step.of(
                CatalogQueries.TARGET, Arrays.asList(name.schema().orElse(null), name.name()), this::withTarget));
    }

    private Outcome withTarget(Rows target) {
        if (!"true".equals(target.cell(0, 2))) {
            throw noSchema(target.cell(0, 5) == null);
        }
        String schema = target.text(0, 5);
        if (schema.equals("pgtrickle") || schema.equals("information_schema") || schema.startsWith("pg_")) {
            throw Failure.query(
                            ErrorCode.INVALID_NAME,
                            "The schema " + schema + " is not for stream tables",
                            "it belongs to Postgres or to this extension",
                            "Choose another schema.")
                    .withFeature("name")
                    .exception();
        }
        QualifiedName view = new QualifiedName(new Identifier(target.text(0, 0)), new Identifier(target.text(0, 1)));
        String searchPath = target.text(0, 3);
        String relation = target.cell(0, 4);
        return relation == null
                ? analyse(view, searchPath)
                : Step.of(CatalogQueries.BY_OID, List.of(relation), found -> existing(found, view, searchPath));
    }

    private Outcome existing(Rows found, QualifiedName view, String searchPath) {
        if (found.rows().isEmpty()) {
            throw Failure.streamTable(
                            ErrorCode.ALREADY_EXISTS,
                            "cannot be created",
                            "a relation of that name exists and is not a stream table",
                            "Choose another name, or drop the relation.")
                    .exception();
        }
        String id = found.text(0, 0);
        boolean same = found.text(0, 1).equals(query);
        if (ifNotExists || (orReplace && same)) {
            return Installing.describe(id);
        }
        if (orReplace) {
            return Dropping.of(id, false, () -> analyse(view, searchPath));
        }
        throw Failure.streamTable(
                        ErrorCode.ALREADY_EXISTS,
                        "already exists",
                        "",
                        "Pass { orReplace: true } to put the new one in its place, or { ifNotExists: true } to keep it.")
                .exception();
    }

    private Outcome analyse(QualifiedName view, String searchPath) {
        return QueryAnalysis.of(
                query,
                analysis -> Step.of(
                        CatalogQueries.NEXT_ID,
                        id -> new Installing(id.text(0, 0), view, query, searchPath, analysis).begin()));
    }

    private static PgTrickleException noSchema(boolean unnamed) {
        return Failure.query(
                        ErrorCode.INVALID_NAME,
                        unnamed ? "There is no schema to create it in" : "Its schema does not exist",
                        unnamed ? "no schema of the search_path exists" : "",
                        unnamed ? "Write the schema before the name." : "Run CREATE SCHEMA first.")
                .withFeature("name")
                .exception();
    }
}
