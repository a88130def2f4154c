package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.Accumulator;
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

    /** The FILTER clause with a further predicate; empty when there is none at all. */
    public Sql filterClause(Sql further) {
        Sql predicate = filter.isEmpty() ? further : further.isEmpty() ? filter : Sql.and(List.of(filter, further));
        return predicate.isEmpty()
                ? Sql.EMPTY
                : Sql.template(" FILTER (WHERE {predicate})")
                        .with("predicate", predicate)
                        .sql();
    }

    /** One of its accumulators as the view refers to it. */
    Sql reference(String role) {
        return Sql.template("__pgt_state.{column}")
                .with("column", Names.numbered(role, number))
                .sql();
    }

    /** A template filled: {@code {value}} stands for this argument, any other slot for the accumulator of that role. */
    Sql fill(Sql template) {
        String text = template.sql();
        StringBuilder filled = new StringBuilder();
        int position = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', position)) {
            int close = text.indexOf('}', open);
            String slot = text.substring(open + 1, close);
            filled.append(text, position, open)
                    .append(
                            slot.equals("value")
                                    ? expression.sql()
                                    : reference(slot).sql());
            position = close + 1;
        }
        return new Sql(filled.append(text, position, text.length()).toString());
    }

    /**
     * Adds an accumulator over this argument, unless it is there already.
     *
     * @param role what it keeps
     * @param over the aggregate over all rows; {@code {value}} stands for the argument
     * @param weighted the aggregate over weighted rows
     * @param only a predicate on the rows it takes; empty for all
     * @param cast a cast of the result; empty without
     */
    void accumulate(String role, Sql over, Sql weighted, Sql only, Sql cast, List<Accumulator> accumulators) {
        Identifier column = Names.numbered(role, number);
        for (Accumulator accumulator : accumulators) {
            if (accumulator.column().sql().equals(column.sql())) {
                return;
            }
        }
        Sql filterClause = filterClause(fill(only));
        accumulators.add(new Accumulator(
                column, total(fill(over), filterClause, Sql.EMPTY), total(fill(weighted), filterClause, cast), ""));
    }

    private static Sql total(Sql aggregate, Sql filterClause, Sql cast) {
        return Sql.template("coalesce({aggregate}{filter}, 0){cast}")
                .with("aggregate", aggregate)
                .with("filter", filterClause)
                .with("cast", cast)
                .sql();
    }
}
