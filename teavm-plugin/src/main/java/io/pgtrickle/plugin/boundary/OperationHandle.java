package io.pgtrickle.plugin.boundary;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;

/**
 * An operation as JavaScript drives it: each move gives the next statement {@code {sql, parameters, script}}, or null at the end, or throws an
 * {@code Error} that says what stopped the operation.
 */
public interface OperationHandle extends JSObject {
    /** Begins the operation. */
    @Nullable JSObject start();

    /** Goes on with the values that the last statement returned, {@code width} to a row, row after row. */
    @Nullable JSObject resume(JSObject cells, int width);

    /** Goes on after Postgres refused the last statement. */
    @Nullable JSObject fail(String sqlstate, String message, String detail, String hint, int position);

    /** Whether what it did to the database stays. */
    boolean keepsChanges();

    /** The result as JSON, once there is no further statement. */
    String result();
}
