package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something to run, and how to go on with its rows.
 *
 * @param sql a single statement of which every column is of type text; or a script of several statements
 * @param parameters the values of $1, $2, … as text, null for SQL's NULL; a script has none
 * @param script whether it is a script, which gives no rows
 * @param next what follows once the rows are there
 * @param refused what follows when Postgres refuses it: throws the error to report
 */
public record Step(
        String sql,
        List<@Nullable String> parameters,
        boolean script,
        Function<Rows, Outcome> next,
        Function<DatabaseError, PgTrickleException> refused)
        implements Outcome {
    public Step {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    /** A statement without parameters. */
    public static Step of(String sql, Function<Rows, Outcome> next) {
        return new Step(sql, List.of(), false, next, Step::databaseError);
    }

    /** A statement with parameters. */
    public static Step of(String sql, List<@Nullable String> parameters, Function<Rows, Outcome> next) {
        return new Step(sql, parameters, false, next, Step::databaseError);
    }

    /** A script. */
    public static Step script(String sql, Supplier<Outcome> next) {
        return new Step(sql, List.of(), true, rows -> next.get(), Step::databaseError);
    }

    /** The same, with other words for what Postgres refuses. */
    public Step whenRefused(Function<DatabaseError, PgTrickleException> translation) {
        return new Step(sql, parameters, script, next, translation);
    }

    private static PgTrickleException databaseError(DatabaseError error) {
        return Failure.query(ErrorCode.DATABASE_ERROR, error.message(), error.detail(), error.hint())
                .withSqlstate(error.sqlstate())
                .exception();
    }
}
