package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/** COUNT(*) and COUNT(x), with or without FILTER. */
final class Count {
    private Count() {}

    static void accumulate(Argument argument, List<Accumulator> accumulators) {
        if (!argument.isStar()) {
            nonNull(argument, accumulators);
        } else if (!argument.filter().isEmpty()) {
            argument.accumulate(
                    "count", Sql.of("count(*)"), Sql.of("sum(__pgt_weight)"), Sql.EMPTY, Sql.EMPTY, accumulators);
        }
    }

    static Sql result(Argument argument) {
        if (!argument.isStar()) {
            return argument.reference("nonnull");
        }
        return argument.filter().isEmpty() ? Sql.of("__pgt_state.__pgt_count") : argument.reference("count");
    }

    /**
     * How many values are not NULL. {@code num_nonnulls} judges as {@code count} does; {@code IS NOT NULL} would look
     * inside composite values.
     */
    static void nonNull(Argument argument, List<Accumulator> accumulators) {
        argument.accumulate(
                "nonnull",
                Sql.of("count({value})"),
                Sql.of("sum(__pgt_weight * num_nonnulls({value}))"),
                Sql.EMPTY,
                Sql.EMPTY,
                accumulators);
    }
}
