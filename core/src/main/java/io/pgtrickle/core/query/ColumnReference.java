package io.pgtrickle.core.query;

import io.pgtrickle.core.sql.Identifier;
import java.util.Optional;

/**
 * A column, or a whole row ({@code alias.*}), named in a scalar expression.
 *
 * @param span where it stands, qualifier included
 * @param qualifier the FROM alias before the dot; absent when the query level has one relation only
 * @param column the column's name; {@code *} for a whole row
 */
public record ColumnReference(Span span, Optional<Identifier> qualifier, Identifier column) {

    /** Whether both references name the same column. */
    public boolean sameColumnAs(ColumnReference other) {
        return column.sql().equals(other.column.sql()) && qualifierText().equals(other.qualifierText());
    }

    /** The qualifier as written; empty without. */
    public String qualifierText() {
        return qualifier.isPresent() ? qualifier.get().sql() : "";
    }
}
