package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/**
 * The registry of aggregates. Those that have an inverse accumulate; every other one recomputes its group, whatever it
 * computes, users' own among them.
 */
public final class Aggregates {

    /** The names of those that may accumulate, as canonical SQL prints them. */
    public static final List<String> NAMES = List.of("count", "sum", "avg");

    /** Those whose result depends on the order of rows. */
    private static final String ORDERED = " any_value array_agg string_agg json_agg json_agg_strict json_object_agg"
            + " json_object_agg_strict json_object_agg_unique json_object_agg_unique_strict jsonb_agg jsonb_agg_strict"
            + " jsonb_object_agg jsonb_object_agg_strict jsonb_object_agg_unique jsonb_object_agg_unique_strict"
            + " xmlagg JSON_ARRAYAGG JSON_OBJECTAGG ";

    private Aggregates() {}

    /** Whether a call is one of an aggregate over groups. */
    public static boolean isAggregate(FunctionCall call, List<String> aggregates) {
        boolean known = call.name().equals("JSON_ARRAYAGG") || call.name().equals("JSON_OBJECTAGG");
        for (String name : aggregates) {
            known |= name.equals(call.name());
        }
        return known && !call.over();
    }

    /** Whether an aggregate can accumulate over some types. */
    public static boolean mayAccumulate(String name) {
        return name.equals("count") || name.equals("sum") || name.equals("avg");
    }

    /** Whether an aggregate gives another result for rows in another order. */
    public static boolean dependsOnOrder(String name) {
        return ORDERED.contains(" " + name + " ");
    }

    /** Whether an aggregate can be kept by adding signed deltas; otherwise its groups are recomputed. */
    public static boolean accumulates(String name, Argument argument) {
        return name.equals("count") || argument.type().isExact();
    }

    /** Adds what a group keeps for an aggregate, but for what it keeps already. */
    public static void accumulate(String name, Argument argument, List<Accumulator> accumulators) {
        if (name.equals("count")) {
            Count.accumulate(argument, accumulators);
        } else {
            Sum.accumulate(argument, accumulators);
        }
    }

    /** The value of an aggregate, computed from the accumulators by the view. */
    public static Sql result(String name, Argument argument) {
        if (name.equals("count")) {
            return Count.result(argument);
        }
        return name.equals("sum") ? Sum.result(argument) : Average.result(argument);
    }
}
