package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Sql;

/**
 * A group key.
 *
 * @param column the state's column
 * @param expression the grouping expression over the input
 */
public record GroupKey(KeyColumn column, Sql expression) {

    /** The key as a column of the state. */
    public StateColumn stateColumn() {
        return new StateColumn(column.column(), expression);
    }
}
