package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.plugin.catalog.CatalogQueries;
import java.util.List;
import java.util.function.Supplier;

/** The steps that remove stream tables without a trace. */
final class Dropping {
    private Dropping() {}

    /**
     * Removes a stream table, and with {@code cascade} everything that reads it.
     *
     * @param id its pgt_id
     */
    static Outcome of(String id, boolean cascade, Supplier<Outcome> next) {
        return Step.of(CatalogQueries.WITH_DEPENDENTS, List.of(id), readers -> {
            if (readers.rows().size() > 1 && !cascade) {
                throw hasDependents("the stream table " + readers.text(0, 1) + " reads it");
            }
            return each(readers, 0, cascade, next);
        });
    }

    /** Removes the objects of one stream table, but not its row in the catalog. */
    static Outcome remove(String id, List<String> views, Supplier<Outcome> next) {
        return removeWith(id, views, "", next);
    }

    private static Outcome each(Rows readers, int row, boolean cascade, Supplier<Outcome> next) {
        if (row == readers.rows().size()) {
            return next.get();
        }
        String id = readers.text(row, 0);
        return removeWith(
                id,
                List.of(readers.text(row, 1)),
                cascade ? " CASCADE" : "",
                () -> Step.of(CatalogQueries.DELETE, List.of(id), deleted -> each(readers, row + 1, cascade, next)));
    }

    private static Outcome removeWith(String id, List<String> views, String cascade, Supplier<Outcome> next) {
        return Step.of(CatalogQueries.REMOVAL, List.of(id), statements -> {
            StringBuilder script = new StringBuilder();
            for (String view : views) {
                script.append("DROP VIEW ").append(view).append(cascade).append(";\n");
            }
            for (int row = 0; row < statements.rows().size(); row++) {
                script.append(statements.text(row, 0)).append(";\n");
            }
            return Step.script(script.toString(), next).whenRefused(Dropping::refused);
        });
    }

    private static PgTrickleException refused(DatabaseError error) {
        if (error.sqlstate().equals(ErrorCode.HAS_DEPENDENTS.sqlstate())) {
            return hasDependents(error.detail().isEmpty() ? error.message() : error.detail());
        }
        return Failure.query(ErrorCode.DATABASE_ERROR, error.message(), error.detail(), error.hint())
                .withSqlstate(error.sqlstate())
                .exception();
    }

    private static PgTrickleException hasDependents(String reason) {
        return Failure.streamTable(
                        ErrorCode.HAS_DEPENDENTS,
                        "cannot be dropped",
                        reason,
                        "Drop what reads it first, or pass { cascade: true } to dropStreamTable.")
                .exception();
    }
}
