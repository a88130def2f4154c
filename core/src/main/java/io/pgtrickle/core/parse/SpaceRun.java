package io.pgtrickle.core.parse;

/** Finds where white space and comments end; block comments nest. */
final class SpaceRun {
    private final String text;
    private int index;

    SpaceRun(String text, int start) {
        this.text = text;
        this.index = start;
    }

    /** The index of what follows. */
    int end() {
        while (index < text.length()) {
            if (Characters.isSpace(text.charAt(index))) {
                index++;
            } else if (text.startsWith("--", index)) {
                skipLine();
            } else if (text.startsWith("/*", index)) {
                skipBlock();
            } else {
                break;
            }
        }
        return index;
    }

    private void skipLine() {
        while (index < text.length() && text.charAt(index) != '\n' && text.charAt(index) != '\r') {
            index++;
        }
    }

    private void skipBlock() {
        int start = index;
        int depth = 0;
        do {
            if (index >= text.length()) {
                throw Lexer.invalid(text, "unterminated comment", start);
            }
            if (text.startsWith("/*", index)) {
                depth++;
                index += 2;
            } else if (text.startsWith("*/", index)) {
                depth--;
                index += 2;
            } else {
                index++;
            }
        } while (depth > 0);
    }
}
