package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.plan.ProbedType;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/** AVG(x), with or without FILTER: the sum divided by the number of values, with the digits Postgres itself gives. */
final class Average implements AggregateFunction {
    private static final Sum SUM = new Sum();

    @Override
    public String name() {
        return "avg";
    }

    @Override
    public boolean accumulates(ProbedType type) {
        return SUM.accumulates(type);
    }

    @Override
    public List<Accumulator> accumulators(Argument argument) {
        return SUM.accumulators(argument);
    }

    @Override
    public Sql result(Argument argument) {
        return Sql.template("(({sum})::numeric / {nonnull})")
                .with("sum", SUM.result(argument))
                .with("nonnull", argument.reference("nonnull"))
                .sql();
    }
}
