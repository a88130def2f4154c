package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits SQL into tokens, in linear time: names, strings and comments end where they end for Postgres with
 * standard_conforming_strings on. It refuses nothing, as Postgres reads every text too: what has no end ends with the
 * text, and a run of operator characters stays one token.
 */
public final class Lexer {
    private final String text;
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of a text, an {@link Kind#END} last. */
    public static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        char kind;
        do {
            int before = lexer.position;
            lexer.skipSpace();
            int start = lexer.position;
            kind = lexer.next();
            tokens.add(new Token(kind, text.substring(start, lexer.position), start > before));
        } while (kind != Kind.END);
        return tokens;
    }

    private char next() {
        if (position == text.length()) {
            return Kind.END;
        }
        int start = position;
        char first = text.charAt(position++);
        if (first == '\'') {
            return string(false);
        }
        if (first == '"') {
            return quoted(first, false) ? Kind.QUOTED_IDENTIFIER : Kind.STRING;
        }
        if (first == '$') {
            return parameterOrDollarQuote(start);
        }
        if (isOperator(first)) {
            while (isOperator(at(position)) && !isPair('-', '-') && !isPair('/', '*')) {
                position++;
            }
            return Kind.OPERATOR;
        }
        if (!isName(first)) {
            if (first == ':' && at(position) == ':') {
                position++;
            }
            return Kind.PUNCTUATION;
        }
        boolean number = isDigit(first);
        while (isName(at(position)) || (number && at(position) == '.')) {
            position++;
        }
        if (at(position) == '\'' && position == start + 1) {
            // one letter before a quote tells the form of the string
            position++;
            return string(first == 'E' || first == 'e');
        }
        return number ? Kind.NUMBER : Kind.WORD;
    }

    private char string(boolean escapes) {
        quoted('\'', escapes);
        return Kind.STRING;
    }

    /** Moves behind the closing quote, which is not a doubled or escaped one; false when there is none. */
    private boolean quoted(char quote, boolean escapes) {
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character == quote) {
                if (at(position) != quote) {
                    return true;
                }
                position++;
            } else if (escapes && character == '\\' && position < text.length()) {
                position++;
            }
        }
        return false;
    }

    private char parameterOrDollarQuote(int start) {
        boolean parameter = isDigit(at(position));
        while (isName(at(position)) && at(position) != '$') {
            position++;
        }
        if (parameter || at(position) != '$') {
            return Kind.PARAMETER;
        }
        String delimiter = text.substring(start, position + 1);
        int length = delimiter.length();
        position++;
        while (position + length <= text.length()
                && !text.substring(position, position + length).equals(delimiter)) {
            position++;
        }
        position = Math.min(position + length, text.length());
        return Kind.STRING;
    }

    /** Moves behind white space and comments, of which those in blocks nest. */
    private void skipSpace() {
        int depth = 0;
        while (position < text.length()) {
            if (isPair('/', '*')) {
                depth++;
                position += 2;
            } else if (depth > 0) {
                boolean closes = isPair('*', '/');
                depth -= closes ? 1 : 0;
                position += closes ? 2 : 1;
            } else if (isPair('-', '-')) {
                while (position < text.length() && at(position) != '\n' && at(position) != '\r') {
                    position++;
                }
            } else if (at(position) == ' ' || (at(position) >= '\t' && at(position) <= '\r')) {
                position++;
            } else {
                return;
            }
        }
    }

    private boolean isPair(char first, char second) {
        return at(position) == first && at(position + 1) == second;
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Whether it may stand in a name or number; everything beyond ASCII may. */
    private static boolean isName(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || isDigit(character)
                || character == '_'
                || character == '$'
                || character >= 0x80;
    }

    private static boolean isOperator(char character) {
        return "+-*/<>=~!@#%^&|`?".indexOf(character) >= 0;
    }
}
