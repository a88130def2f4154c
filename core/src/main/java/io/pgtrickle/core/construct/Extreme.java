package io.pgtrickle.core.construct;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/**
 * MIN(x) and MAX(x), with or without FILTER. A value may take the extreme's place when the row that has it is still there,
 * which is why that is read again: in a statement that changes a row twice, its first version is gone when the triggers
 * fire. The group is read again only when a value as extreme as its own is lost.
 */
final class Extreme {
    private Extreme() {}

    /** @param name {@code min} or {@code max} */
    static void accumulate(String name, Argument argument, List<Accumulator> accumulators) {
        Identifier column = Names.numbered(name, argument.number());
        for (Accumulator accumulator : accumulators) {
            if (accumulator.column().sql().equals(column.sql())) {
                return;
            }
        }
        accumulators.add(new Accumulator(
                column,
                over(name, argument, ""),
                over(name, argument, "__pgt_weight = 0"),
                name.equals("min") ? Accumulator.LEAST : Accumulator.GREATEST));
        accumulators.add(new Accumulator(
                new Identifier(column.sql() + Accumulator.LOST),
                over(name, argument, "FALSE"),
                over(name, argument, "__pgt_weight < 0"),
                Accumulator.LOST));
    }

    private static Sql over(String name, Argument argument, String only) {
        return new Sql(name + "(" + argument.expression().sql() + ")"
                + argument.filterClause(new Sql(only)).sql());
    }
}
