package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.plan.ProbedType;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * SUM(x), with or without FILTER. Sums of exact numbers accumulate; all others, floating-point sums among them, depend on
 * the order of summation or have no inverse, and recompute their group.
 *
 * <p>A sum of numerics keeps apart what addition cannot take back: NaN and the infinities are counted, not added. A
 * numeric without a fixed scale also keeps how many values have which scale, as Postgres shows a sum with the largest
 * scale among its values: value count times 10^(8 * scale), summed, whose number of digits tells the largest scale
 * present. It holds for up to 10^8 values of a scale in a group.
 */
final class Sum implements AggregateFunction {

    @Override
    public String name() {
        return "sum";
    }

    @Override
    public boolean accumulates(ProbedType type) {
        return type.isExact();
    }

    @Override
    public List<Accumulator> accumulators(Argument argument) {
        List<Accumulator> accumulators = new ArrayList<>();
        accumulators.add(Count.nonNull(argument));
        accumulators.add(total(argument));
        if (isNumeric(argument)) {
            accumulators.add(occurrences(argument, "nan", Sql.of("NaN")));
        }
        if (isUnconstrained(argument)) {
            accumulators.add(occurrences(argument, "infinity", Sql.of("Infinity")));
            accumulators.add(occurrences(argument, "minus_infinity", Sql.of("-Infinity")));
            accumulators.add(scales(argument));
        }
        return accumulators;
    }

    @Override
    public Sql result(Argument argument) {
        if (isUnconstrained(argument)) {
            return Sql.template("CASE WHEN {nonnull} = 0 THEN NULL"
                            + " WHEN {nan} > 0 OR {infinity} > 0 AND {minus} > 0 THEN 'NaN'::numeric"
                            + " WHEN {infinity} > 0 THEN 'Infinity'::numeric"
                            + " WHEN {minus} > 0 THEN '-Infinity'::numeric"
                            + " ELSE round({sum}, (length(trunc({scales})::text) - 1) / 8) END")
                    .with("nonnull", argument.reference("nonnull"))
                    .with("nan", argument.reference("nan"))
                    .with("infinity", argument.reference("infinity"))
                    .with("minus", argument.reference("minus_infinity"))
                    .with("sum", argument.reference("sum"))
                    .with("scales", argument.reference("scales"))
                    .sql();
        }
        if (isNumeric(argument)) {
            return Sql.template(
                            "CASE WHEN {nonnull} = 0 THEN NULL" + " WHEN {nan} > 0 THEN 'NaN'::numeric ELSE {sum} END")
                    .with("nonnull", argument.reference("nonnull"))
                    .with("nan", argument.reference("nan"))
                    .with("sum", argument.reference("sum"))
                    .sql();
        }
        return Sql.template("CASE WHEN {nonnull} <> 0 THEN {sum} END")
                .with("nonnull", argument.reference("nonnull"))
                .with("sum", argument.reference("sum"))
                .sql();
    }

    private static Accumulator total(Argument argument) {
        if (argument.type().isSmallInteger()) {
            return new Accumulator(
                    argument.column("sum"),
                    Sql.template("coalesce(sum({value}){filter}, 0)")
                            .with("value", argument.expression())
                            .with("filter", argument.filterClause(Sql.EMPTY))
                            .sql(),
                    Sql.template("coalesce(sum(__pgt_weight * {value}::bigint){filter}, 0)::bigint")
                            .with("value", argument.expression())
                            .with("filter", argument.filterClause(Sql.EMPTY))
                            .sql());
        }
        Sql filter = argument.filterClause(finite(argument));
        return new Accumulator(
                argument.column("sum"),
                Sql.template("coalesce(sum({value}){filter}, 0)")
                        .with("value", argument.expression())
                        .with("filter", filter)
                        .sql(),
                Sql.template("coalesce(sum(__pgt_weight * {value}::numeric){filter}, 0)")
                        .with("value", argument.expression())
                        .with("filter", filter)
                        .sql());
    }

    private static Accumulator occurrences(Argument argument, String role, Sql value) {
        Sql filter = argument.filterClause(Sql.template("{argument} = '{value}'::numeric")
                .with("argument", argument.expression())
                .with("value", value)
                .sql());
        return new Accumulator(
                argument.column(role),
                Sql.template("count(*){filter}").with("filter", filter).sql(),
                Sql.template("coalesce(sum(__pgt_weight){filter}, 0)")
                        .with("filter", filter)
                        .sql());
    }

    private static Accumulator scales(Argument argument) {
        Sql filter = argument.filterClause(finite(argument));
        Sql power = Sql.template("10::numeric ^ (8 * scale({value}))")
                .with("value", argument.expression())
                .sql();
        return new Accumulator(
                argument.column("scales"),
                Sql.template("coalesce(sum({power}){filter}, 0)")
                        .with("power", power)
                        .with("filter", filter)
                        .sql(),
                Sql.template("coalesce(sum(__pgt_weight * {power}){filter}, 0)")
                        .with("power", power)
                        .with("filter", filter)
                        .sql());
    }

    private static Sql finite(Argument argument) {
        if (!isNumeric(argument)) {
            return Sql.EMPTY;
        }
        return Sql.template(
                        isUnconstrained(argument)
                                ? "{value} > '-Infinity'::numeric AND {value} < 'Infinity'::numeric"
                                : "{value} <> 'NaN'::numeric")
                .with("value", argument.expression())
                .sql();
    }

    private static boolean isNumeric(Argument argument) {
        return argument.type().name().equals("numeric");
    }

    private static boolean isUnconstrained(Argument argument) {
        return isNumeric(argument) && !argument.type().constrained();
    }
}
