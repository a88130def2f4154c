package io.pgtrickle.core.parse;

/** Finds where a string or quoted identifier ends; a doubled quote does not end it, nor does an escaped one. */
final class QuoteRun {
    private final String text;
    private final int open;
    private final boolean escapes;

    QuoteRun(String text, int open, boolean escapes) {
        this.text = text;
        this.open = open;
        this.escapes = escapes;
    }

    /** The index after the closing quote; negative when there is none. */
    int end() {
        char quote = text.charAt(open);
        for (int index = open + 1; index < text.length(); index++) {
            char character = text.charAt(index);
            if (escapes && character == '\\') {
                index++;
            } else if (character == quote) {
                if (index + 1 == text.length() || text.charAt(index + 1) != quote) {
                    return index + 1;
                }
                index++;
            }
        }
        return -1;
    }
}
