package io.pgtrickle.core.plan;

import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;

/**
 * A number that a group keeps, to which the deltas of its rows are added.
 *
 * @param column the state's column
 * @param fill the aggregate over all rows of a group, never NULL
 * @param delta the same over weighted rows: 0 when nothing changed
 */
public record Accumulator(Identifier column, Sql fill, Sql delta) {

    /** The accumulator as a column of the state. */
    public StateColumn stateColumn() {
        return new StateColumn(column, fill);
    }

    /** The accumulator as a column of a group's delta. */
    public StateColumn deltaColumn() {
        return new StateColumn(column, delta);
    }
}
