package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.plan.ProbedType;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/** An aggregate that stream tables maintain. */
public interface AggregateFunction {

    /** Its name, as canonical SQL prints it. */
    String name();

    /** Whether it can be kept by adding signed deltas; otherwise its groups are recomputed. */
    boolean accumulates(ProbedType type);

    /** What a group keeps for it. Aggregates over one argument may ask for the same accumulator. */
    List<Accumulator> accumulators(Argument argument);

    /** Its value, computed from the accumulators by the view. */
    Sql result(Argument argument);
}
