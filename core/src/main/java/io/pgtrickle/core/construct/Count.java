package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.plan.ProbedType;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/** COUNT(*) and COUNT(x), with or without FILTER. */
final class Count implements AggregateFunction {

    /** Every group keeps the count of its rows. */
    static final Accumulator ROWS =
            new Accumulator(Names.COUNT, Sql.of("count(*)"), Sql.of("coalesce(sum(__pgt_weight), 0)"));

    @Override
    public String name() {
        return "count";
    }

    @Override
    public boolean accumulates(ProbedType type) {
        return true;
    }

    @Override
    public List<Accumulator> accumulators(Argument argument) {
        if (!argument.isStar()) {
            return List.of(nonNull(argument));
        }
        if (argument.filter().isEmpty()) {
            return List.of();
        }
        return List.of(new Accumulator(
                argument.column("count"),
                Sql.template("count(*){filter}")
                        .with("filter", argument.filterClause(Sql.EMPTY))
                        .sql(),
                Sql.template("coalesce(sum(__pgt_weight){filter}, 0)")
                        .with("filter", argument.filterClause(Sql.EMPTY))
                        .sql()));
    }

    @Override
    public Sql result(Argument argument) {
        if (!argument.isStar()) {
            return argument.reference("nonnull");
        }
        return argument.filter().isEmpty() ? Sql.of("__pgt_state.__pgt_count") : argument.reference("count");
    }

    /**
     * How many values are not NULL. {@code num_nonnulls} judges as {@code count} does; {@code IS NOT NULL} would look
     * inside composite values.
     */
    static Accumulator nonNull(Argument argument) {
        return new Accumulator(
                argument.column("nonnull"),
                Sql.template("count({value}){filter}")
                        .with("value", argument.expression())
                        .with("filter", argument.filterClause(Sql.EMPTY))
                        .sql(),
                Sql.template("coalesce(sum(__pgt_weight * num_nonnulls({value})){filter}, 0)")
                        .with("value", argument.expression())
                        .with("filter", argument.filterClause(Sql.EMPTY))
                        .sql());
    }
}
