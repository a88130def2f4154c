package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/**
 * How a stream table is kept: the chain of its stages, and how its rows are read from the last one.
 *
 * @param stages the stages, in the order changes flow; at least one
 * @param reader the select list and tail of the view over the last stage's state
 * @param order the terms of the query's ORDER BY, each with the number of its output column in the place of that, or 0
 * @param index the leading ones, which an index over the last state can serve; empty without
 * @param lookups by which columns triggers look rows of tables up: lines of a table's name and the names of columns that
 *     are known together, each between spaces
 * @param inexactSums whether a sum of floating-point numbers makes results equal only up to the order of summation
 */
public record Plan(List<Stage> stages, Reader reader, Sql order, Sql index, String lookups, boolean inexactSums) {

    /** The columns of the last state that tell the stream table's rows apart, for those who read it. */
    public List<KeyColumn> identity() {
        return last().rowIdentity();
    }

    /** The stage whose state the view reads. */
    public Stage last() {
        return stages.get(stages.size() - 1);
    }
}
