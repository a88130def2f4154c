package io.pgtrickle.plugin.boundary;

import io.pgtrickle.plugin.lifecycle.ListStreamTables;
import org.teavm.jso.JSExport;

/** The exports of the JavaScript module: one function for each call of the public API. */
public final class TrickleModule {
    private TrickleModule() {}

    /** Lists the stream tables. */
    @JSExport
    public static OperationHandle streamTables() {
        return new ExportedOperation(new ListStreamTables());
    }
}
