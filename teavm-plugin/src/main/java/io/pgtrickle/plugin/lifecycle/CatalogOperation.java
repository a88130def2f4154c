package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.plugin.catalog.Descriptions;
import io.pgtrickle.plugin.catalog.Maintenance;
import io.pgtrickle.plugin.catalog.Publication;
import io.pgtrickle.plugin.catalog.Verification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation that is one statement over the catalog; its answer is one row with the result as JSON, or none. */
public final class CatalogOperation extends Operation {
    private final String sql;
    private final String[] arguments;
    private final String missing;

    /**
     * @param operation the API call
     * @param table the stream table's name, as SQL would write it; empty for all
     * @param sql the statement. $1: the oid of the stream table, or NULL; $2, $3, …: the arguments
     * @param missing the result where there is no such stream table, as JSON; empty where that is an error
     * @param arguments further arguments of the call
     */
    private CatalogOperation(
            String operation, Optional<String> table, String sql, String missing, String... arguments) {
        super(operation, table);
        this.sql = sql;
        this.missing = missing;
        this.arguments = arguments;
    }

    /** Drops a stream table: view, triggers, functions, state and catalog row; under cascade also what reads it. */
    public static CatalogOperation drop(String name, boolean ifExists, boolean cascade) {
        return new CatalogOperation(
                "dropStreamTable",
                Optional.of(name),
                Maintenance.DROP,
                ifExists ? "null" : "",
                cascade ? " CASCADE" : "");
    }

    /**
     * Fills a stream table anew from its sources, and enables triggers of it that were disabled. It mends whatever
     * happened while triggers did not fire. The operation {@code resume} is the same; {@code pause} only disables triggers.
     */
    public static CatalogOperation refresh(String operation, String name) {
        return new CatalogOperation(
                operation,
                Optional.of(name),
                Maintenance.REFRESH,
                "",
                operation.equals("pause") ? "DISABLE" : "ENABLE");
    }

    /**
     * Compares a stream table with a fresh run of its defining query, as multisets: counts both differences, shows some
     * rows of each, and names triggers that are disabled.
     */
    public static CatalogOperation verify(String name) {
        return new CatalogOperation("verifyStreamTable", Optional.of(name), Verification.VERIFY, "");
    }

    /** Tells how a stream table is maintained: stages, triggers, and the SQL itself, read back from the database. */
    public static CatalogOperation explain(String name) {
        return new CatalogOperation("explainStreamTable", Optional.of(name), Descriptions.EXPLANATION, "");
    }

    /** Lists the stream tables of the database; one that never held any answers with an empty list. The operation {@code health} tells more. */
    public static CatalogOperation list(String operation) {
        return new CatalogOperation(
                operation, Optional.empty(), operation.equals("health") ? Descriptions.HEALTH : Descriptions.ALL, "[]");
    }

    /**
     * Has the changes of a stream table notified to a listener.
     *
     * @param tabs all listeners alive, separated by spaces, where several tabs share the database; empty otherwise
     */
    public static CatalogOperation subscribe(String name, String listener, String tabs) {
        return new CatalogOperation("subscribe", Optional.of(name), Publication.SUBSCRIBE, "", listener, tabs);
    }

    /** Ends that, for the stream table with this pgt_id; one that is gone has no listeners any more. */
    public static CatalogOperation unsubscribe(String id, String listener) {
        return new CatalogOperation("unsubscribe", Optional.empty(), Publication.UNSUBSCRIBE, "null", id, listener);
    }

    @Override
    @Nullable String check() {
        return table().isPresent() ? StreamTableName.parse(table().get()).quoted() : null;
    }

    @Override
    boolean renews() {
        return sql.equals(Maintenance.REFRESH) || sql.equals(Publication.SUBSCRIBE);
    }

    @Override
    Step present() {
        @Nullable String[] parameters = new @Nullable String[arguments.length + 1];
        parameters[0] = relation();
        for (int index = 0; index < arguments.length; index++) {
            parameters[index + 1] = arguments[index];
        }
        return at(FIRST, Step.of(sql, parameters));
    }

    @Override
    Step absent() {
        if (missing.isEmpty()) {
            throw Failure.streamTable(
                            ErrorCode.NOT_FOUND,
                            "does not exist",
                            "",
                            "List those that do with pg.trickle.streamTables().")
                    .exception();
        }
        return done(missing);
    }

    @Override
    Step next(int phase, Rows rows) {
        return rows.isEmpty() ? absent() : done(rows.text(0, 0));
    }
}
