package io.pgtrickle.core.query;

import io.pgtrickle.core.sql.Identifier;
import java.util.List;

/**
 * One query of a WITH clause.
 *
 * @param name its name
 * @param columnAliases the names in {@code name(a, b)}
 * @param query the query
 */
public record CommonTableExpression(Identifier name, List<Identifier> columnAliases, Query query) {
    public CommonTableExpression {
        columnAliases = List.copyOf(columnAliases);
    }
}
