package io.pgtrickle.core.query;

/**
 * A query nested in a scalar expression.
 *
 * @param span where it stands, with its parentheses and the words before them
 * @param form how the expression uses it
 * @param query the nested query
 */
public record Subquery(Span span, Form form, Query query) {

    /** The ways an expression can use a query. */
    public enum Form {
        /** {@code EXISTS (…)}. */
        EXISTS,
        /** {@code x IN (…)}, {@code = ANY (…)} or another operator before ANY. */
        ANY,
        /** {@code x > ALL (…)}. */
        ALL,
        /** {@code ARRAY(…)}. */
        ARRAY,
        /** A query in the place of a value. */
        SCALAR
    }
}
