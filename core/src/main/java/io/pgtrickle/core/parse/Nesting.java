package io.pgtrickle.core.parse;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.query.Token;
import java.util.List;

/**
 * Pairs parentheses and brackets before anything is parsed. As every recursion of the parser goes through a pair, the
 * limit kept here is the limit of its stack.
 */
final class Nesting {
    /**
     * How many parentheses and brackets may be open at once, and how many set operations and joins a query may have.
     * Postgres prints a pair for every operator of {@code a + b + c}, so long sums need many; a JavaScript engine's
     * stack has room for several times as many.
     */
    static final int LIMIT = 200;

    private Nesting() {}

    /**
     * For each token that opens a pair the index of the one that closes it, for every other its own: never backwards.
     */
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
            } else if (depth > 0 && (text.equals(")") || text.equals("]"))) {
                partners[open[--depth]] = index;
            }
        }
        return partners;
    }

    /** Refuses more levels than the limit. */
    static void check(int levels) {
        if (levels > LIMIT) {
            throw Failure.query(
                            ErrorCode.QUERY_TOO_COMPLEX,
                            "The query is nested too deeply",
                            "it has more than " + LIMIT + " levels, joins or set operations",
                            "Split it into several stream tables.")
                    .exception();
        }
    }
}
