package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.query.Subquery;
import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds one expression inside another, token by token. It misses rather than finds too much: a match is a whole operand
 * or argument of the candidate, outside its nested queries.
 */
public final class ScalarMatcher {
    private final Scalar candidate;
    private final List<Token> tokens;
    private final List<Token> key;
    private final int[] partners;
    /** How many pairs of parentheses enclose all of the key: it may be printed without any of them. */
    private int enclosing;

    private ScalarMatcher(Scalar candidate, List<Token> key) {
        this.candidate = candidate;
        this.tokens = candidate.tokens();
        this.key = key;
        this.partners = Nesting.partners(key);
        while (key.size() - 2 * enclosing > 2
                && key.get(enclosing).text().equals("(")
                && partners[enclosing] == key.size() - 1 - enclosing) {
            enclosing++;
        }
    }

    /**
     * Where {@code key} stands in {@code candidate}, with the parentheses it is printed in or without, in order and
     * without overlap. A key that is one column is found where the candidate refers to that column.
     */
    public static List<Span> occurrences(Scalar candidate, Scalar key) {
        ScalarMatcher matcher = new ScalarMatcher(candidate, key.tokens());
        List<Span> found = new ArrayList<>();
        for (ColumnReference column : key.columns()) {
            if (column.span().end() - column.span().start() == key.tokens().size() - 2 * matcher.enclosing) {
                for (ColumnReference reference : candidate.columns()) {
                    if (reference.sameColumnAs(column)) {
                        found.add(reference.span());
                    }
                }
                return found;
            }
        }
        int index = 0;
        while (index < candidate.tokens().size()) {
            int end = matcher.endOfMatch(index);
            if (end > index) {
                found.add(new Span(index, end));
            }
            index = Math.max(end, index + 1);
        }
        return found;
    }

    /** The index after the longest form of the key that stands at {@code start}; {@code start} where none does. */
    private int endOfMatch(int start) {
        for (int stripped = 0; stripped <= enclosing; stripped++) {
            int end = start + key.size() - 2 * stripped;
            if (sameTokens(start, end, stripped)) {
                boolean selfContained = isSelfContained(stripped, key.size() - stripped);
                if ((start == 0 || isSafeBefore(tokens.get(start - 1), tokens.get(start), selfContained))
                        && (end == tokens.size() || isSafeAfter(tokens.get(end), selfContained))
                        && !isInsideQuery(start, end)) {
                    return end;
                }
            }
        }
        return start;
    }

    private boolean sameTokens(int start, int end, int keyStart) {
        if (end > tokens.size()) {
            return false;
        }
        for (int index = start; index < end; index++) {
            if (!tokens.get(index)
                    .text()
                    .equals(key.get(keyStart + index - start).text())) {
                return false;
            }
        }
        return true;
    }

    /** Whether no operator beside that part of the key could take something of it away. */
    private boolean isSelfContained(int start, int end) {
        if (key.get(start).text().equals("CASE") && key.get(end - 1).text().equals("END")) {
            return true;
        }
        // no operators or clauses outside parentheses
        for (int index = start; index < end; index = partners[index] + 1) {
            Token token = key.get(index);
            boolean field = index > start && key.get(index - 1).text().equals(".");
            boolean called = index + 1 < end
                    && partners[index + 1] > index + 1
                    && !key.get(index + 1).spaced();
            if ((token.kind() == Kind.OPERATOR && !field) || (token.isKeyWord() && !called)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSafeBefore(Token before, Token first, boolean selfContained) {
        return Cursor.isOneOf(before, " ( , [ ")
                || (selfContained
                        && (before.isKeyWord()
                                ? !first.text().equals("(")
                                        || (first.spaced()
                                                && !Cursor.isOneOf(before, " ANY ALL IN EXISTS OVER FILTER GROUP FOR "))
                                : before.kind() == Kind.OPERATOR
                                        || before.text().equals(":")));
    }

    private static boolean isSafeAfter(Token after, boolean selfContained) {
        return Cursor.isOneOf(after, " ) , ] ")
                || (selfContained
                        && (after.isKeyWord()
                                ? !Cursor.isOneOf(after, " WITHIN FILTER OVER ")
                                : after.kind() == Kind.OPERATOR || Cursor.isOneOf(after, " :: : ")));
    }

    private boolean isInsideQuery(int start, int end) {
        for (Subquery subquery : candidate.subqueries()) {
            Span query = subquery.span();
            if (query.start() <= start && end <= query.end() && query.end() - query.start() > end - start) {
                return true;
            }
        }
        return false;
    }
}
