package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.ProbedType;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/**
 * What an aggregate is computed over. Aggregates with the same argument and filter share it, and its accumulators.
 *
 * @param number its number in the query, from 1
 * @param expression the argument over the input; empty for {@code *}
 * @param filter the predicate of FILTER; empty without
 * @param type the argument's type
 */
public record Argument(int number, Sql expression, Sql filter, ProbedType type) {

    /** Whether it counts rows, not values. */
    public boolean isStar() {
        return expression.isEmpty();
    }

    /** The name of one of its accumulators. */
    public Identifier column(String role) {
        return Names.numbered(role, number);
    }

    /** One of its accumulators as the view refers to it. */
    public Sql reference(String role) {
        return Sql.template("__pgt_state.{column}").with("column", column(role)).sql();
    }

    /** The FILTER clause with a further predicate; empty when there is none at all. */
    public Sql filterClause(Sql further) {
        if (filter.isEmpty() && further.isEmpty()) {
            return Sql.EMPTY;
        }
        return Sql.template(" FILTER (WHERE {predicate})")
                .with("predicate", Sql.and(List.of(filter, further)))
                .sql();
    }
}
