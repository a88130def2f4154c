package io.pgtrickle.plugin.boundary;

import io.pgtrickle.plugin.lifecycle.CatalogOperation;
import io.pgtrickle.plugin.lifecycle.CreateStreamTable;
import io.pgtrickle.plugin.lifecycle.ValidateQuery;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The exports of the JavaScript module: one function for each call of the public API. */
public final class TrickleModule {
    private TrickleModule() {}

    /** Creates a stream table; see {@link CreateStreamTable}. */
    @JSExport
    public static OperationHandle createStreamTable(String name, String query, boolean ifNotExists, boolean orReplace) {
        return new ExportedOperation(new CreateStreamTable(name, query, ifNotExists, orReplace));
    }

    /** Makes one anew; see {@link CreateStreamTable#CreateStreamTable(List)}. */
    @JSExport
    public static OperationHandle renewStreamTable(JSObject taken) {
        return new ExportedOperation(new CreateStreamTable(JavaScriptValues.strings(taken)));
    }

    /** Drops a stream table; see {@link CatalogOperation#drop}. */
    @JSExport
    public static OperationHandle dropStreamTable(String name, boolean ifExists, boolean cascade) {
        return new ExportedOperation(CatalogOperation.drop(name, ifExists, cascade));
    }

    /** Fills a stream table anew, or pauses it; see {@link CatalogOperation#refresh}. */
    @JSExport
    public static OperationHandle refreshStreamTable(String operation, String name) {
        return new ExportedOperation(CatalogOperation.refresh(operation, name));
    }

    /** Compares a stream table with its query; see {@link CatalogOperation#verify}. */
    @JSExport
    public static OperationHandle verifyStreamTable(String name) {
        return new ExportedOperation(CatalogOperation.verify(name));
    }

    /** Tells how a stream table is maintained; see {@link CatalogOperation#explain}. */
    @JSExport
    public static OperationHandle explainStreamTable(String name) {
        return new ExportedOperation(CatalogOperation.explain(name));
    }

    /** Tells how a query would be maintained; see {@link ValidateQuery}. */
    @JSExport
    public static OperationHandle validateQuery(String query) {
        return new ExportedOperation(new ValidateQuery(query));
    }

    /** Lists the stream tables; see {@link CatalogOperation#list}. */
    @JSExport
    public static OperationHandle streamTables(String operation) {
        return new ExportedOperation(CatalogOperation.list(operation));
    }

    /** Has changes notified; see {@link CatalogOperation#subscribe}. */
    @JSExport
    public static OperationHandle subscribe(String name, String listener, String tabs) {
        return new ExportedOperation(CatalogOperation.subscribe(name, listener, tabs));
    }

    /** Ends that; see {@link CatalogOperation#unsubscribe}. */
    @JSExport
    public static OperationHandle unsubscribe(String id, String listener) {
        return new ExportedOperation(CatalogOperation.unsubscribe(id, listener));
    }
}
