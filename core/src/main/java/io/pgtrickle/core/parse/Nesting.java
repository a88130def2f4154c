package io.pgtrickle.core.parse;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.query.Token;
import java.util.List;

/**
 * Pairs parentheses and brackets before anything is parsed. As every recursion of the parser goes through a pair, the
 * limit kept here is the limit of its stack.
 */
final class Nesting {
    /**
     * How many parentheses and brackets may be open at once, and how many set operations or joins may follow one
     * another. Postgres prints a pair for every operator of {@code a + b + c}, so long sums need many; a JavaScript
     * engine's stack has room for several times as many.
     */
    static final int LIMIT = 200;

    private Nesting() {}

    /** For each token that opens a pair the index of the one that closes it, for every other its own: never backwards. */
    static int[] partners(List<Token> tokens) {
        int[] partners = new int[tokens.size()];
        int[] open = new int[LIMIT];
        int depth = 0;
        for (int index = 0; index < partners.length; index++) {
            partners[index] = index;
            String text = tokens.get(index).text();
            if (text.equals("(") || text.equals("[")) {
                check(depth + 1);
                open[depth++] = index;
            } else if (text.equals(")") || text.equals("]")) {
                String expected = text.equals(")") ? "(" : "[";
                if (depth == 0 || !tokens.get(open[depth - 1]).text().equals(expected)) {
                    throw unbalanced(text);
                }
                partners[open[--depth]] = index;
            }
        }
        if (depth > 0) {
            throw unbalanced(tokens.get(open[depth - 1]).text());
        }
        return partners;
    }

    /** Refuses more levels than the limit. */
    static void check(int levels) {
        if (levels > LIMIT) {
            throw Failure.query(
                            ErrorCode.QUERY_TOO_COMPLEX,
                            "The query is nested too deeply",
                            "more than " + LIMIT + " parentheses, subqueries, joins or set operations are nested",
                            "Split the query into several stream tables, or move part of it into a view or function.")
                    .exception();
        }
    }

    private static PgTrickleException unbalanced(String text) {
        return Failure.query(
                        ErrorCode.INVALID_QUERY,
                        "The query is not valid SQL",
                        "\"" + text + "\" has no partner",
                        "Balance the parentheses and brackets of the query.")
                .exception();
    }
}
