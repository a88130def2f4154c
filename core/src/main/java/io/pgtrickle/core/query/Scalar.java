package io.pgtrickle.core.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A scalar expression: the tokens Postgres printed, with everything located that planning asks about. It is never
 * understood further, and never rewritten but by replacing whole spans.
 *
 * @param tokens the expression, at least one, without a trailing END
 * @param columns columns outside nested queries, arguments of calls included, in order
 * @param calls function calls outside nested queries, nested calls included, in the order they start
 * @param subqueries nested queries, in order
 */
public record Scalar(
        List<Token> tokens, List<ColumnReference> columns, List<FunctionCall> calls, List<Subquery> subqueries) {

    /** The text of the whole expression, white space folded. */
    public String text() {
        return text(tokens, 0, tokens.size());
    }

    /** The text of a part of the expression, white space folded. */
    public String text(Span span) {
        return text(tokens, span.start(), span.end());
    }

    /** The text of tokens from one index up to another, white space folded. */
    public static String text(List<Token> tokens, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int index = from; index < to; index++) {
            Token token = tokens.get(index);
            if (token.spaced() && index > from) {
                text.append(' ');
            }
            text.append(token.text());
        }
        return text.toString();
    }

    /** A column reference standing in this expression, as an expression of its own. */
    public Scalar part(ColumnReference column) {
        List<Token> part = new ArrayList<>();
        for (int index = column.span().start(); index < column.span().end(); index++) {
            part.add(tokens.get(index));
        }
        List<ColumnReference> itself = new ArrayList<>();
        itself.add(new ColumnReference(new Span(0, part.size()), column.qualifier(), column.column()));
        return new Scalar(part, itself, new ArrayList<>(), new ArrayList<>());
    }
}
