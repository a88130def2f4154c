package io.pgtrickle.core.query;

/**
 * One lexical element of SQL.
 *
 * @param kind what it is: one of {@link Kind}
 * @param text its text exactly as printed, quotes included
 * @param spaced whether white space stood before it
 */
public record Token(char kind, String text, boolean spaced) {

    /** The lexical classes the parser tells apart; constants, as an enumeration is code that a browser loads. */
    public static final class Kind {
        /** An unquoted identifier or a key word. */
        public static final char WORD = 'w';
        /** A double-quoted identifier. */
        public static final char QUOTED_IDENTIFIER = 'q';
        /** A string constant of any form. */
        public static final char STRING = 's';
        /** A numeric constant. */
        public static final char NUMBER = 'n';
        /** An operator, such as {@code <=} or {@code ||}. */
        public static final char OPERATOR = 'o';
        /** Punctuation, such as {@code ( ) [ ] , . : ;} or {@code ::}. */
        public static final char PUNCTUATION = 'p';
        /** A positional parameter such as {@code $1}. */
        public static final char PARAMETER = '$';
        /** The end of the text. */
        public static final char END = 'e';

        private Kind() {}
    }

    /** Whether this is the given key word (lower case), punctuation or operator, in whatever case it is written. */
    public boolean is(String expected) {
        if (text.length() != expected.length()) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean capital = character >= 'A' && character <= 'Z';
            if ((capital ? character + 'a' - 'A' : character) != expected.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this token names something: a word or a quoted identifier. */
    public boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER;
    }

    /**
     * Whether this is a key word of canonical SQL. They are told from names by their case: Postgres prints key words in
     * capitals and quotes every name that has a capital or could be read as a key word.
     */
    public boolean isKeyWord() {
        return kind == Kind.WORD && text.charAt(0) >= 'A' && text.charAt(0) <= 'Z';
    }
}
