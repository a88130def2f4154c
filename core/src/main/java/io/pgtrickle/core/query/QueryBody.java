package io.pgtrickle.core.query;

import java.util.List;

/** The body of a query expression. */
public sealed interface QueryBody permits QueryBody.SetOperation, QueryBody.Values, Select {

    /**
     * Two queries combined.
     *
     * @param kind UNION, INTERSECT or EXCEPT
     */
    record SetOperation(String kind, boolean all, Query left, Query right) implements QueryBody {}

    /** Constant rows, each with its parentheses. */
    record Values(List<Scalar> rows) implements QueryBody {}
}
