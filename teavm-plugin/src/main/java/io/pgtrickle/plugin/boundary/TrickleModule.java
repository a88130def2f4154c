package io.pgtrickle.plugin.boundary;

import io.pgtrickle.plugin.lifecycle.CreateStreamTable;
import io.pgtrickle.plugin.lifecycle.DropStreamTable;
import io.pgtrickle.plugin.lifecycle.ExplainStreamTable;
import io.pgtrickle.plugin.lifecycle.ListStreamTables;
import io.pgtrickle.plugin.lifecycle.RefreshStreamTable;
import io.pgtrickle.plugin.lifecycle.ValidateQuery;
import io.pgtrickle.plugin.lifecycle.VerifyStreamTable;
import org.teavm.jso.JSExport;

/** The exports of the JavaScript module: one function for each call of the public API. */
public final class TrickleModule {
    private TrickleModule() {}

    /** Creates a stream table; see {@link CreateStreamTable}. */
    @JSExport
    public static OperationHandle createStreamTable(String name, String query, boolean ifNotExists, boolean orReplace) {
        return new ExportedOperation(new CreateStreamTable(name, query, ifNotExists, orReplace));
    }

    /** Drops a stream table; see {@link DropStreamTable}. */
    @JSExport
    public static OperationHandle dropStreamTable(String name, boolean ifExists, boolean cascade) {
        return new ExportedOperation(new DropStreamTable(name, ifExists, cascade));
    }

    /** Fills a stream table anew; see {@link RefreshStreamTable}. */
    @JSExport
    public static OperationHandle refreshStreamTable(String name) {
        return new ExportedOperation(new RefreshStreamTable(name));
    }

    /** Compares a stream table with its query; see {@link VerifyStreamTable}. */
    @JSExport
    public static OperationHandle verifyStreamTable(String name) {
        return new ExportedOperation(new VerifyStreamTable(name));
    }

    /** Tells how a stream table is maintained; see {@link ExplainStreamTable}. */
    @JSExport
    public static OperationHandle explainStreamTable(String name) {
        return new ExportedOperation(new ExplainStreamTable(name));
    }

    /** Tells how a query would be maintained; see {@link ValidateQuery}. */
    @JSExport
    public static OperationHandle validateQuery(String query) {
        return new ExportedOperation(new ValidateQuery(query));
    }

    /** Lists the stream tables. */
    @JSExport
    public static OperationHandle streamTables() {
        return new ExportedOperation(new ListStreamTables());
    }
}
