package io.pgtrickle.core.construct;

import io.pgtrickle.core.error.Failure;

/**
 * A construct of SQL that is refused by name.
 *
 * @param feature its name as SQL writes it
 * @param reason why it is not maintained: a clause without a full stop
 * @param hint the way out: one sentence
 */
public record Refusal(String feature, String reason, String hint) {

    /** The failure it is reported as. */
    public Failure failure() {
        return Failure.unsupported(feature, reason, hint);
    }
}
