package io.pgtrickle.core.query;

import java.util.Optional;

/**
 * How many rows of a query are wanted.
 *
 * @param count the count of LIMIT or FETCH; absent without one
 * @param offset the rows to skip
 * @param withTies whether FETCH … WITH TIES asks for the equals of the last row
 */
public record Limit(Optional<Scalar> count, Optional<Scalar> offset, boolean withTies) {

    /** Neither LIMIT nor OFFSET. */
    public static final Limit NONE = new Limit(Optional.empty(), Optional.empty(), false);

    /** Whether any clause stands there. */
    public boolean present() {
        return count.isPresent() || offset.isPresent();
    }
}
