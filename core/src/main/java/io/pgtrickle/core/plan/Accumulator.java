package io.pgtrickle.core.plan;

import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;

/**
 * A number that a group keeps, to which the deltas of its rows are added.
 *
 * @param column the state's column
 * @param fill the aggregate over all rows of a group, never NULL
 * @param delta the same over weighted rows: 0 when nothing changed
 */
public record Accumulator(Identifier column, Sql fill, Sql delta) {

    /** What every group keeps: the count of its rows. */
    static final Accumulator ROWS =
            new Accumulator(Names.COUNT, Sql.of("count(*)"), Sql.of("coalesce(sum(__pgt_weight), 0)"));
}
