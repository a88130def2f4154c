package io.pgtrickle.core.parse;

/** The character classes of Postgres's lexer; everything beyond ASCII may stand in a name. */
final class Characters {
    private Characters() {}

    static boolean isSpace(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean startsName(char character) {
        return isLetter(character) || character == '_' || character >= 0x80;
    }

    static boolean continuesName(char character) {
        return startsName(character) || isDigit(character) || character == '$';
    }

    static boolean isOperator(char character) {
        return "+-*/<>=~!@#%^&|`?".indexOf(character) >= 0;
    }

    /** Whether an operator with this character in it may end in a sign. */
    static boolean allowsTrailingSign(char character) {
        return "~!@#%^&|`?".indexOf(character) >= 0;
    }

    /** Whether the character is a digit of a number in the given base, 2, 8, 10 or 16. */
    static boolean isDigit(char character, int base) {
        return base == 16
                ? isDigit(character) || (lower(character) >= 'a' && lower(character) <= 'f')
                : character >= '0' && character < '0' + base;
    }

    /** The lower case of an ASCII letter. */
    static char lower(char character) {
        return character >= 'A' && character <= 'Z' ? (char) (character + 'a' - 'A') : character;
    }

    private static boolean isLetter(char character) {
        return lower(character) >= 'a' && lower(character) <= 'z';
    }
}
