package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/**
 * SUM(x), with or without FILTER. Sums of exact numbers accumulate; all others, floating-point sums among them, depend on
 * the order of summation or have no inverse, and recompute their group.
 *
 * <p>A sum of numerics keeps apart what addition cannot take back: NaN and the infinities are counted, not added. A
 * numeric without a fixed scale also keeps how many values have which scale, as Postgres shows a sum with the largest
 * scale among its values: 10^(8 * scale) for each value, summed, whose number of digits tells the largest scale present.
 * It holds for up to 10^8 values of a scale in a group.
 */
final class Sum {
    private static final Sql FIXED_SCALE = Sql.of("{value} <> 'NaN'::numeric");
    private static final Sql ANY_SCALE = Sql.of("{value} > '-Infinity'::numeric AND {value} < 'Infinity'::numeric");

    private Sum() {}

    static void accumulate(Argument argument, List<Accumulator> accumulators) {
        Count.nonNull(argument, accumulators);
        boolean numeric = argument.type().isNumeric();
        boolean anyScale = numeric && !argument.type().constrained();
        Sql finite = anyScale ? ANY_SCALE : numeric ? FIXED_SCALE : Sql.EMPTY;
        boolean small = argument.type().isSmallInteger();
        argument.accumulate(
                "sum",
                Sql.of("sum({value})"),
                small ? Sql.of("sum(__pgt_weight * {value}::bigint)") : Sql.of("sum(__pgt_weight * {value}::numeric)"),
                finite,
                small ? Sql.of("::bigint") : Sql.EMPTY,
                accumulators);
        if (numeric) {
            occurrences("nan", Sql.of("{value} = 'NaN'::numeric"), argument, accumulators);
        }
        if (anyScale) {
            occurrences("infinity", Sql.of("{value} = 'Infinity'::numeric"), argument, accumulators);
            occurrences("minus", Sql.of("{value} = '-Infinity'::numeric"), argument, accumulators);
            argument.accumulate(
                    "scales",
                    Sql.of("sum(10::numeric ^ (8 * scale({value})))"),
                    Sql.of("sum(__pgt_weight * 10::numeric ^ (8 * scale({value})))"),
                    finite,
                    Sql.EMPTY,
                    accumulators);
        }
    }

    static Sql result(Argument argument) {
        if (!argument.type().isNumeric()) {
            return argument.fill(Sql.of("CASE WHEN {nonnull} <> 0 THEN {sum} END"));
        }
        return argument.fill(
                argument.type().constrained()
                        ? Sql.of("CASE WHEN {nonnull} = 0 THEN NULL WHEN {nan} > 0 THEN 'NaN'::numeric ELSE {sum} END")
                        : Sql.of("CASE WHEN {nonnull} = 0 THEN NULL"
                                + " WHEN {nan} > 0 OR {infinity} > 0 AND {minus} > 0 THEN 'NaN'::numeric"
                                + " WHEN {infinity} > 0 THEN 'Infinity'::numeric"
                                + " WHEN {minus} > 0 THEN '-Infinity'::numeric"
                                + " ELSE round({sum}, (length(trunc({scales})::text) - 1) / 8) END"));
    }

    private static void occurrences(String role, Sql value, Argument argument, List<Accumulator> accumulators) {
        argument.accumulate(role, Sql.of("count(*)"), Sql.of("sum(__pgt_weight)"), value, Sql.EMPTY, accumulators);
    }
}
