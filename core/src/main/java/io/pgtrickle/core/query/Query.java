package io.pgtrickle.core.query;

import java.util.List;

/**
 * A whole query expression: WITH, a body, and what follows the body.
 *
 * @param with its common table expressions, in order
 * @param recursive whether WITH RECURSIVE introduces them
 * @param body the SELECT, set operation or VALUES
 * @param orderBy its ORDER BY, empty without
 * @param limit its LIMIT, OFFSET and FETCH
 * @param locking row locking clauses as printed, such as {@code FOR UPDATE OF o}
 */
public record Query(
        List<CommonTableExpression> with,
        boolean recursive,
        QueryBody body,
        List<SortItem> orderBy,
        Limit limit,
        List<String> locking) {
    public Query {
        with = List.copyOf(with);
        orderBy = List.copyOf(orderBy);
        locking = List.copyOf(locking);
    }
}
