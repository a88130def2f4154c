package io.pgtrickle.core.parse;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.query.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits SQL into tokens by Postgres's rules with standard_conforming_strings on, in linear time. It follows the rules
 * for what people write too, not only for what Postgres prints; strings over several lines stay apart.
 */
public final class Lexer {
    private final String text;
    private final OperatorRun operators;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
        this.operators = new OperatorRun(text);
    }

    /** The tokens of a text, an {@link Token.Kind#END} last. */
    public static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        boolean spaced = lexer.skipSpace();
        while (lexer.position < text.length()) {
            int start = lexer.position;
            Token.Kind kind = lexer.next();
            lexer.tokens.add(new Token(kind, text.substring(start, lexer.position), spaced));
            spaced = lexer.skipSpace();
        }
        lexer.tokens.add(new Token(Token.Kind.END, "", spaced));
        return lexer.tokens;
    }

    private Token.Kind next() {
        char first = text.charAt(position);
        if (first == '\'') {
            return string(position, false);
        }
        if (first == '"') {
            return quotedIdentifier(position);
        }
        if (Characters.startsName(first)) {
            return wordOrPrefixedString(Characters.lower(first));
        }
        if (Characters.isDigit(first) || (first == '.' && Characters.isDigit(at(position + 1)))) {
            position = new NumberRun(text, position).end();
            if (Characters.startsName(at(position))) {
                throw invalid(text, "trailing junk after a number", position);
            }
            return Token.Kind.NUMBER;
        }
        if (first == '$') {
            return parameterOrDollarQuote();
        }
        if (Characters.isOperator(first)) {
            position = operators.end(position);
            return Token.Kind.OPERATOR;
        }
        return punctuation(first);
    }

    private Token.Kind punctuation(char first) {
        char second = at(position + 1);
        if ((first == '.' && second == '.') || (first == ':' && second == '=')) {
            position += 2;
            return Token.Kind.OPERATOR;
        }
        if ("()[],.:;".indexOf(first) < 0) {
            throw invalid(text, "the character \"" + first + "\" has no meaning here", position);
        }
        position += first == ':' && second == ':' ? 2 : 1;
        return Token.Kind.PUNCTUATION;
    }

    private Token.Kind wordOrPrefixedString(char first) {
        char second = at(position + 1);
        if (second == '\'' && "ebxn".indexOf(first) >= 0) {
            return string(position + 1, first == 'e');
        }
        if (first == 'u' && second == '&') {
            if (at(position + 2) == '\'') {
                return string(position + 2, false);
            }
            if (at(position + 2) == '"') {
                return quotedIdentifier(position + 2);
            }
        }
        do {
            position++;
        } while (Characters.continuesName(at(position)));
        return Token.Kind.WORD;
    }

    private Token.Kind string(int quote, boolean escapes) {
        quoted(quote, escapes, "unterminated string");
        return Token.Kind.STRING;
    }

    private Token.Kind quotedIdentifier(int quote) {
        quoted(quote, false, "unterminated quoted identifier");
        if (position == quote + 2) {
            throw invalid(text, "a quoted identifier is empty", quote);
        }
        return Token.Kind.QUOTED_IDENTIFIER;
    }

    private void quoted(int quote, boolean escapes, String problem) {
        int end = new QuoteRun(text, quote, escapes).end();
        if (end < 0) {
            throw invalid(text, problem, position);
        }
        position = end;
    }

    private Token.Kind parameterOrDollarQuote() {
        int index = position + 1;
        if (Characters.isDigit(at(index))) {
            while (Characters.isDigit(at(index))) {
                index++;
            }
            if (Characters.startsName(at(index))) {
                throw invalid(text, "trailing junk after a parameter", index);
            }
            position = index;
            return Token.Kind.PARAMETER;
        }
        if (Characters.startsName(at(index))) {
            while (Characters.continuesName(at(index)) && at(index) != '$') {
                index++;
            }
        }
        if (at(index) != '$') {
            throw invalid(text, "the character \"$\" has no meaning here", position);
        }
        String delimiter = text.substring(position, index + 1);
        int close = text.indexOf(delimiter, index + 1);
        if (close < 0) {
            throw invalid(text, "unterminated dollar-quoted string", position);
        }
        position = close + delimiter.length();
        return Token.Kind.STRING;
    }

    /** Skips white space and comments, and tells whether there was any. */
    private boolean skipSpace() {
        int start = position;
        position = new SpaceRun(text, start).end();
        return position > start;
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    static PgTrickleException invalid(String text, String reason, int index) {
        return Failure.query(
                        ErrorCode.INVALID_QUERY,
                        "The query is not valid SQL",
                        reason,
                        "Correct the query at the position given.")
                .withPosition(text.codePointCount(0, index) + 1)
                .exception();
    }
}
