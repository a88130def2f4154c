package io.pgtrickle.core.construct;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.query.FunctionCall;
import java.util.List;

/** The registry of maintained aggregates. */
public final class Aggregates {

    /** All of them; the first whose name fits is taken. */
    public static final List<AggregateFunction> ALL = List.of(new Count(), new Sum(), new Average());

    /** What every group keeps, whatever its aggregates: the count of its rows. */
    public static final Accumulator ROWS = Count.ROWS;

    private Aggregates() {}

    /** The aggregate a call stands for; refuses what is not maintained. */
    public static AggregateFunction of(FunctionCall call) {
        String name = call.name();
        for (AggregateFunction function : ALL) {
            if (function.name().equals(call.name())) {
                if (call.distinct()) {
                    throw refused(name + "(DISTINCT)", "distinct values have no accumulator yet");
                }
                if (call.orderedArguments()) {
                    throw refused(name + " with ORDER BY", "the order changes nothing in its result");
                }
                return function;
            }
        }
        throw refused("The aggregate " + name, "it cannot be kept by adding and subtracting changed rows");
    }

    private static PgTrickleException refused(String feature, String reason) {
        return Failure.unsupported(feature, reason, "Use " + supported() + ", or compute it when you read.")
                .exception();
    }

    private static String supported() {
        StringBuilder names = new StringBuilder();
        for (int index = 0; index < ALL.size(); index++) {
            if (index > 0) {
                names.append(index == ALL.size() - 1 ? " or " : ", ");
            }
            names.append(ALL.get(index).name());
        }
        return names.toString();
    }
}
