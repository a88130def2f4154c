package io.pgtrickle.plugin.boundary;

import io.pgtrickle.plugin.lifecycle.DatabaseError;
import io.pgtrickle.plugin.lifecycle.Operation;
import io.pgtrickle.plugin.lifecycle.Rows;
import io.pgtrickle.plugin.lifecycle.Step;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;

/** Adapts an {@link Operation} to JavaScript. */
final class ExportedOperation implements OperationHandle {
    private final Operation operation;

    ExportedOperation(Operation operation) {
        this.operation = operation;
    }

    @Override
    public @Nullable JSObject start() {
        return move(null, null);
    }

    @Override
    public @Nullable JSObject resume(JSObject cells, int width) {
        return move(new Rows(width, JavaScriptValues.strings(cells)), null);
    }

    @Override
    public @Nullable JSObject fail(String sqlstate, String message, String detail, String hint, int position) {
        return move(null, new DatabaseError(sqlstate, message, detail, hint, position));
    }

    @Override
    public boolean keepsChanges() {
        return operation.keepsChanges();
    }

    @Override
    public String result() {
        return operation.result();
    }

    /** Begins without either; otherwise one of them is what became of the last step. */
    private @Nullable JSObject move(@Nullable Rows rows, @Nullable DatabaseError error) {
        try {
            if (error != null) {
                throw operation.fail(error);
            }
            Step step = rows == null ? operation.start() : operation.resume(rows);
            return step == null ? null : JavaScriptValues.statement(step.sql(), step.parameters(), step.script());
        } catch (Throwable problem) {
            throw JavaScriptError.raise(problem, operation);
        }
    }
}
