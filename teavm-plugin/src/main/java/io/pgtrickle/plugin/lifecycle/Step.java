package io.pgtrickle.plugin.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement to run, and how to go on with its rows.
 *
 * @param sql a single statement; every column it returns is of type text
 * @param parameters the values of $1, $2, … as text, null for SQL's NULL
 * @param next what follows once the rows are there
 */
public record Step(String sql, List<@Nullable String> parameters, Function<Rows, Outcome> next) implements Outcome {
    public Step {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    /** A statement without parameters. */
    public static Step of(String sql, Function<Rows, Outcome> next) {
        return new Step(sql, List.of(), next);
    }
}
