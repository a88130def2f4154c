package io.pgtrickle.core.parse;

/**
 * Finds where operators end. Several characters in a row are one operator, up to a comment; it ends in a sign only if
 * it has a character that no operator of standard SQL has, so that {@code a=-1} is a comparison with minus one. The
 * run is looked through once, however many operators it holds.
 */
final class OperatorRun {
    private final String text;
    private int runEnd;
    private int lastUncommon;
    private int lastUnsigned;

    OperatorRun(String text) {
        this.text = text;
    }

    /** The index after the operator that starts at {@code start}. */
    int end(int start) {
        if (start >= runEnd) {
            measure(start);
        }
        if (lastUncommon >= start) {
            return runEnd;
        }
        return Math.max(lastUnsigned, start) + 1;
    }

    private void measure(int start) {
        int index = start;
        lastUncommon = -1;
        lastUnsigned = -1;
        while (index < text.length()
                && Characters.isOperator(text.charAt(index))
                && !text.startsWith("--", index)
                && !text.startsWith("/*", index)) {
            char character = text.charAt(index);
            if (Characters.allowsTrailingSign(character)) {
                lastUncommon = index;
            }
            if (character != '+' && character != '-') {
                lastUnsigned = index;
            }
            index++;
        }
        runEnd = index;
    }
}
