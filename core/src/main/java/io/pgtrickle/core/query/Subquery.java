package io.pgtrickle.core.query;

/**
 * A query nested in a scalar expression.
 *
 * @param span where it stands, with its parentheses and the word before them
 * @param form that word: EXISTS; IN or ANY; ALL; ARRAY; empty for a query in the place of a value
 * @param query the nested query
 */
public record Subquery(Span span, String form, Query query) {}
