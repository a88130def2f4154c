package io.pgtrickle.plugin.boundary;

import io.pgtrickle.plugin.lifecycle.DatabaseError;
import io.pgtrickle.plugin.lifecycle.Done;
import io.pgtrickle.plugin.lifecycle.Operation;
import io.pgtrickle.plugin.lifecycle.Outcome;
import io.pgtrickle.plugin.lifecycle.Rows;
import io.pgtrickle.plugin.lifecycle.Step;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;

/** Adapts an {@link Operation} to JavaScript. */
final class ExportedOperation implements OperationHandle {
    private final Operation operation;
    private String result = "null";

    ExportedOperation(Operation operation) {
        this.operation = operation;
    }

    @Override
    public @Nullable JSObject start() {
        return move(operation::start);
    }

    @Override
    public @Nullable JSObject resume(JSObject cells, int width) {
        return move(() -> operation.resume(Rows.of(width, JavaScriptValues.strings(cells))));
    }

    @Override
    public @Nullable JSObject fail(String sqlstate, String message, String detail, String hint, int position) {
        return move(() -> operation.fail(new DatabaseError(sqlstate, message, detail, hint, position)));
    }

    @Override
    public boolean keepsChanges() {
        return operation.keepsChanges();
    }

    @Override
    public String result() {
        return result;
    }

    private @Nullable JSObject move(Supplier<Outcome> next) {
        try {
            Outcome outcome = next.get();
            if (outcome instanceof Step step) {
                return JavaScriptValues.statement(step);
            }
            result = ((Done) outcome).json();
            return null;
        } catch (Throwable problem) {
            throw JavaScriptError.raise(problem, operation);
        }
    }
}
