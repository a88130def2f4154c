package io.pgtrickle.plugin.boundary;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.plugin.lifecycle.Operation;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExceptions;
import org.teavm.jso.JSObject;

/** Turns whatever stopped an operation into a JavaScript {@code Error} that carries its parts as properties. */
final class JavaScriptError {
    private JavaScriptError() {}

    /** Throws the error to JavaScript; it never returns, but lets the caller say {@code throw}. */
    static RuntimeException raise(Throwable problem, Operation operation) {
        PgTrickleException exception = problem instanceof PgTrickleException known ? known : internal(problem);
        Failure failure = exception.failure();
        raise(
                exception.message(operation.name(), operation.table()),
                failure.code().name(),
                failure.sqlstate(),
                operation.name(),
                operation.table().orElse(null),
                failure.feature().isEmpty() ? null : failure.feature(),
                failure.hint(),
                failure.position(),
                problem == exception ? null : JSExceptions.getJSException(problem));
        return exception;
    }

    /** Anything but our own exception is a defect of ours, a stack that overflows included. */
    private static PgTrickleException internal(Throwable problem) {
        String message = problem.getMessage();
        return Failure.internal(message == null ? "see the cause" : message).exception();
    }

    @JSBody(
            params = {"message", "code", "sqlstate", "operation", "table", "feature", "hint", "position", "cause"},
            script = """
                    throw Object.assign(new Error(message, { cause: cause }), {
                      code: code, sqlstate: sqlstate, operation: operation, table: table, feature: feature, hint: hint,
                      position: position
                    });""")
    private static native void raise(
            String message,
            String code,
            String sqlstate,
            String operation,
            @Nullable String table,
            @Nullable String feature,
            String hint,
            int position,
            @Nullable JSObject cause);
}
