package io.pgtrickle.core.facts;

import io.pgtrickle.core.sql.Identifier;
import java.util.List;

/**
 * A unique index over plain columns.
 *
 * @param primary whether it is the primary key
 * @param immediate whether it holds at every moment; a deferrable one may be violated for a while
 * @param columns its columns, in order
 */
public record UniqueKey(boolean primary, boolean immediate, List<Identifier> columns) {
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
