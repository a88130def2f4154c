package io.pgtrickle.plugin.server;

import io.pgtrickle.plugin.lifecycle.DatabaseError;
import io.pgtrickle.plugin.lifecycle.Operation;
import io.pgtrickle.plugin.lifecycle.Rows;
import io.pgtrickle.plugin.lifecycle.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation wanted to run, and what a database answered.
 *
 * @param sql the statement or script
 * @param parameters the values of $1, $2, …
 * @param width the number of columns, 0 where there are no rows
 * @param cells the values of the rows in row-major order
 * @param error the refusal, null where there is none
 */
public record Exchange(
        String sql,
        List<@Nullable String> parameters,
        int width,
        List<@Nullable String> cells,
        @Nullable DatabaseError error) {

    /** Gives an operation the answer; gives the next step, null at the end. */
    public @Nullable Step answer(Operation operation) {
        if (error != null) {
            throw operation.fail(error);
        }
        return operation.resume(new Rows(width, cells));
    }
}
