package io.pgtrickle.core.parse;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.query.Token;
import java.util.List;

/**
 * Pairs parentheses and brackets before anything is parsed. As every recursion of the parser goes through a pair, the
 * limit kept here is the limit of its stack.
 */
public final class Nesting {
    /**
     * How many parentheses and brackets may be open at once, and how many set operations, joins and WITH
     * queries a query may have. Postgres prints a pair for every operator of {@code a + b + c}, so long sums need many.
     * Some 180 levels exhaust the stack of Postgres in PGlite, which may then answer nothing, and hang.
     */
    static final int LIMIT = 150;

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
            throw tooDeep().exception();
        }
    }

    /** What a query is refused with that the stack has no room for, be it this parser's or Postgres's. */
    public static Failure tooDeep() {
        return Failure.query(
                ErrorCode.QUERY_TOO_COMPLEX,
                "The query is nested too deeply",
                "its levels, joins, set operations or WITH queries exhaust the stack",
                "Split it into several stream tables.");
    }
}
