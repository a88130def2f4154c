package io.pgtrickle.core.query;

import java.util.List;

/**
 * A whole query expression: WITH, a body, and what follows the body. Where it is a query in parentheses followed by
 * further clauses, the clauses of both are here.
 *
 * @param with its common table expressions, in order
 * @param recursive whether WITH RECURSIVE introduces them
 * @param body the SELECT, set operation or VALUES
 * @param orderBy its ORDER BY, empty without; each expression with the words after it
 * @param limit its LIMIT, OFFSET and FETCH clauses, each with its key word, in the order they are printed; empty without
 * @param locking whether a row locking clause such as {@code FOR UPDATE} stands there
 * @param text all of it as printed
 */
public record Query(
        List<FromItem.Computed> with,
        boolean recursive,
        QueryBody body,
        List<Scalar> orderBy,
        List<Scalar> limit,
        boolean locking,
        String text) {}
