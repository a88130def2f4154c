package io.pgtrickle.core.construct;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/** The registry of maintained aggregates. */
public final class Aggregates {

    /** Their names, as canonical SQL prints them. */
    public static final List<String> NAMES = List.of("count", "sum", "avg");

    private Aggregates() {}

    /** Refuses an aggregate call that is not maintained. */
    public static void check(FunctionCall call) {
        String name = call.name();
        String reason = "";
        if (!name.equals("count") && !name.equals("sum") && !name.equals("avg")) {
            reason = "it is not followed yet";
        } else if (call.distinct()) {
            name += "(DISTINCT)";
            reason = "distinct values are not counted yet";
        } else if (call.orderedArguments()) {
            name += "(ORDER BY)";
            reason = "its result does not depend on an order";
        }
        if (!reason.isEmpty()) {
            throw Failure.unsupported(
                            "The aggregate " + name,
                            reason,
                            "Use count, sum or avg, or compute it in the query that reads the stream table.")
                    .exception();
        }
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
