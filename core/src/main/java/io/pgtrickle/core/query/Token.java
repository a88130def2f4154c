package io.pgtrickle.core.query;

/**
 * One lexical element of canonical SQL.
 *
 * @param kind what it is
 * @param text its text exactly as printed, quotes included
 * @param spaced whether white space stood before it
 */
public record Token(Kind kind, String text, boolean spaced) {

    /** The lexical classes the parser tells apart. */
    public enum Kind {
        /** An unquoted identifier or a key word. */
        WORD,
        /** A double-quoted identifier. */
        QUOTED_IDENTIFIER,
        /** A string constant of any form. */
        STRING,
        /** A numeric constant. */
        NUMBER,
        /** An operator, such as {@code <=} or {@code ||}. */
        OPERATOR,
        /** Punctuation: one of {@code ( ) [ ] , . : ;} or {@code ::}. */
        PUNCTUATION,
        /** A positional parameter such as {@code $1}. */
        PARAMETER,
        /** The end of the text. */
        END
    }

    /** Whether this is the given key word (lower case) or punctuation or operator. */
    public boolean is(String expected) {
        return kind != Kind.STRING && kind != Kind.QUOTED_IDENTIFIER && equalsIgnoringCase(expected);
    }

    /** Whether this token names something: a word or a quoted identifier. */
    public boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER;
    }

    /** Whether both tokens are the same element, whatever white space stood before them. */
    public boolean sameAs(Token other) {
        return kind == other.kind && text.equals(other.text);
    }

    private boolean equalsIgnoringCase(String expected) {
        return text.length() == expected.length() && text.equalsIgnoreCase(expected);
    }
}
