package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/**
 * The registry of aggregates. Those that have an inverse accumulate, and extremes nearly do; every other one recomputes its group, whatever it
 * computes, users' own among them.
 */
public final class Aggregates {

    /** The names of those that may accumulate, as canonical SQL prints them. */
    public static final List<String> NAMES = List.of("count", "sum", "avg", "min", "max");

    private Aggregates() {}

    /** Whether a call is one of an aggregate over groups. */
    public static boolean isAggregate(FunctionCall call, List<String> aggregates) {
        // JSON_ARRAYAGG and JSON_OBJECTAGG are no functions of the catalogs
        boolean known = call.name().contains("AGG");
        for (String name : aggregates) {
            known |= name.equals(call.name());
        }
        return known && !call.over();
    }

    /** Whether an aggregate can accumulate over some types. */
    public static boolean mayAccumulate(String name) {
        return name.equals("count") || name.equals("sum") || name.equals("avg") || isExtreme(name);
    }

    /** Whether an aggregate reads rows again when they change, which must be told apart for that. */
    public static boolean isExtreme(String name) {
        return name.equals("min") || name.equals("max");
    }

    /**
     * Whether an aggregate gives another result for rows in another order: array_agg, string_agg, json_agg and all their
     * kind, of which a few would not need an order and may have one; and those of users, of which nothing is known.
     */
    public static boolean dependsOnOrder(String name) {
        return name.contains("agg") || name.contains("AGG") || name.contains(".") || name.equals("any_value");
    }

    /** Whether an aggregate can be kept by adding signed deltas; otherwise its groups are recomputed. */
    public static boolean accumulates(String name, Argument argument) {
        return name.equals("count")
                || (isExtreme(name)
                        ? argument.type().searchable()
                        : argument.type().isExact());
    }

    /** Adds what a group keeps for an aggregate, but for what it keeps already. */
    public static void accumulate(String name, Argument argument, List<Accumulator> accumulators) {
        if (name.equals("count")) {
            Count.accumulate(argument, accumulators);
        } else if (isExtreme(name)) {
            Extreme.accumulate(name, argument, accumulators);
        } else {
            Sum.accumulate(argument, accumulators);
        }
    }

    /** The value of an aggregate, computed from the accumulators by the view. */
    public static Sql result(String name, Argument argument) {
        if (name.equals("count")) {
            return Count.result(argument);
        }
        if (isExtreme(name)) {
            return argument.reference(name);
        }
        return name.equals("sum") ? Sum.result(argument) : Average.result(argument);
    }
}
