package io.pgtrickle.core.construct;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.query.Query;
import java.util.function.Predicate;

/**
 * A construct of SQL that is refused by name.
 *
 * @param feature its name as SQL writes it
 * @param reason why it is not maintained: a clause without a full stop
 * @param hint the way out: one sentence
 * @param present whether a query uses it at its top level
 */
public record Refusal(String feature, String reason, String hint, Predicate<Query> present) {

    /** The failure it is reported as. */
    public Failure failure() {
        return Failure.unsupported(feature, reason, hint);
    }
}
