package io.pgtrickle.core.query;

import java.util.List;

/**
 * A scalar expression: the tokens Postgres printed, with everything located that planning asks about. It is never
 * understood further, and never rewritten but by replacing whole spans.
 *
 * @param tokens the expression, without a trailing END
 * @param columns columns outside nested queries, arguments of calls included, in order
 * @param calls function calls outside nested queries, nested calls included, in the order they start
 * @param subqueries nested queries, in order
 */
public record Scalar(
        List<Token> tokens, List<ColumnReference> columns, List<FunctionCall> calls, List<Subquery> subqueries) {
    public Scalar {
        tokens = List.copyOf(tokens);
        columns = List.copyOf(columns);
        calls = List.copyOf(calls);
        subqueries = List.copyOf(subqueries);
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("a scalar expression has at least one token");
        }
    }

    /** All of it. */
    public Span span() {
        return new Span(0, tokens.size());
    }

    /** The text of the whole expression, white space folded. */
    public String text() {
        return text(span());
    }

    /** The text of a part of the expression, white space folded. */
    public String text(Span span) {
        StringBuilder text = new StringBuilder();
        for (int index = span.start(); index < span.end(); index++) {
            Token token = tokens.get(index);
            if (token.spaced() && index > span.start()) {
                text.append(' ');
            }
            text.append(token.text());
        }
        return text.toString();
    }

    /** A column reference standing in this expression, as an expression of its own. */
    public Scalar part(ColumnReference column) {
        Span whole = new Span(0, column.span().end() - column.span().start());
        return new Scalar(
                tokens.subList(column.span().start(), column.span().end()),
                List.of(new ColumnReference(whole, column.qualifier(), column.column())),
                List.of(),
                List.of());
    }

    @Override
    public String toString() {
        return text();
    }
}
