package io.pgtrickle.core.plan;

import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;

/**
 * A value that a group keeps, which follows from itself and the deltas of the group's rows.
 *
 * @param column the state's column
 * @param fill the aggregate over all rows of a group; of a number never NULL
 * @param delta the same over weighted rows: 0 when nothing changed. Weight 0 is for rows with a new version as they are now
 * @param follows how: added when empty, else one of the words below
 */
public record Accumulator(Identifier column, Sql fill, Sql delta, String follows) {

    /** The least of both, unless what is lost was as little; {@link #LOST} follows it. */
    public static final String LEAST = "least";

    /** The greatest of both, unless what is lost was as great; {@link #LOST} follows it. */
    public static final String GREATEST = "greatest";

    /** The extreme among values that a change takes away. Of use only while the change is followed; ends its name. */
    public static final String LOST = "_lost";

    /** What every group keeps: the count of its rows. */
    static final Accumulator ROWS =
            new Accumulator(Names.COUNT, Sql.of("count(*)"), Sql.of("coalesce(sum(__pgt_weight), 0)"), "");
}
