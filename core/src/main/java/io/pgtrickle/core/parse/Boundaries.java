package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.Token;
import java.util.List;
import java.util.Set;

/** Judges by the tokens on both sides whether a run of tokens is a whole operand or argument of an expression. */
final class Boundaries {
    /** Words whose parentheses are not those of an expression. */
    private static final Set<String> OWNING_PARENTHESES =
            Set.of("ANY", "ALL", "IN", "EXISTS", "OVER", "FILTER", "GROUP", "FOR");

    /** Words that make something else of the call before them. */
    private static final Set<String> CONTINUING_CALL = Set.of("WITHIN", "FILTER", "OVER");

    private final List<Token> tokens;

    Boundaries(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Whether the run is whole.
     *
     * @param selfContained whether operators may stand beside it
     */
    boolean areSafe(int start, int end, boolean selfContained) {
        return (start == 0 || isSafeBefore(tokens.get(start - 1), tokens.get(start), selfContained))
                && (end == tokens.size() || isSafeAfter(tokens.get(end), selfContained));
    }

    private static boolean isSafeBefore(Token before, Token first, boolean selfContained) {
        return switch (before.text()) {
            case "(", ",", "[" -> true;
            case ":" -> selfContained;
            default ->
                selfContained
                        && (Cursor.isKeyWord(before)
                                ? !first.text().equals("(") || isGroupAfter(before, first)
                                : before.kind() == Token.Kind.OPERATOR);
        };
    }

    private static boolean isGroupAfter(Token word, Token parenthesis) {
        return parenthesis.spaced() && !OWNING_PARENTHESES.contains(word.text());
    }

    private static boolean isSafeAfter(Token after, boolean selfContained) {
        return switch (after.text()) {
            case ")", ",", "]" -> true;
            case "::", ":" -> selfContained;
            default ->
                selfContained
                        && (Cursor.isKeyWord(after)
                                ? !CONTINUING_CALL.contains(after.text())
                                : after.kind() == Token.Kind.OPERATOR);
        };
    }
}
