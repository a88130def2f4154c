package io.pgtrickle.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.pgtrickle.core.query.Token;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a = (- 1) | a = ( - 1 )",
                "a<>-1 | a <>- 1",
                "a->>'x' | a ->> 'x'",
                "a-->x | a",
                "a+/*c*/b | a + b",
                "a@/*c*/-b | a @ - b",
                "a/*c | a",
                "x=>1 | x => 1",
                "x::int[1:2] | x :: int [ 1 : 2 ]",
                "a.b.* | a . b . *",
                "f(*) | f ( * )",
                "1.5+1 | 1.5 + 1",
                "0x1F 0b11 0o17 1_000 | 0x1F 0b11 0o17 1_000",
                "1e10 1. 1.e5 | 1e10 1. 1.e5",
                "$1+$22 | $1 + $22",
                "$$a'b$$ $x$a$$b$x$ | $$a'b$$ $x$a$$b$x$",
                "a$1 _b ž1 | a$1 _b ž1",
                "'it''s' E'a\\'b' B'01' x'1F' N'n' date'x' | 'it''s' E'a\\'b' B'01' x'1F' N'n' date 'x'",
                "'a\\' ; e'\\'' ; | 'a\\' ; e'\\'' ;",
                "\"a\"\"b\"\"\" U&\"d\\0061\" | \"a\"\"b\"\"\" U & \"d\\0061\"",
                "a/* x /* y */ z */b | a b",
                "u & 'x' | u & 'x'",
                "- -- c | -",
            })
    void splits(String text, String expected) {
        List<String> tokens = Lexer.tokens(text).stream().map(Token::text).toList();
        assertEquals(expected, String.join(" ", tokens).strip());
    }

    @Test
    void tellsKindsApart() {
        List<Character> kinds = Lexer.tokens("a \"a\" 'a' 1 + :: $1 ;").stream()
                .map(Token::kind)
                .toList();
        assertEquals(
                List.of(
                        Token.Kind.WORD,
                        Token.Kind.QUOTED_IDENTIFIER,
                        Token.Kind.STRING,
                        Token.Kind.NUMBER,
                        Token.Kind.OPERATOR,
                        Token.Kind.PUNCTUATION,
                        Token.Kind.PARAMETER,
                        Token.Kind.PUNCTUATION,
                        Token.Kind.END),
                kinds);
    }

    @Test
    void remembersSpaceAndComments() {
        List<Boolean> spaced =
                Lexer.tokens("a b/**/c--\nd(e").stream().map(Token::spaced).toList();
        assertEquals(List.of(false, true, true, true, false, false, false), spaced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a ; ", "E'a\\'; ", "E'\\", "\"a ; ", "$x$ a $ ; ", "$$ ;"})
    void whatHasNoEndEndsWithTheText(String text) {
        List<Token> tokens = Lexer.tokens(text);
        assertEquals(text, tokens.get(0).text());
        assertEquals(Token.Kind.STRING, tokens.get(0).kind());
        assertEquals(2, tokens.size());
    }

    @Test
    void whatHasNoMeaningIsAToken() {
        assertEquals(
                List.of("{", "$1a", "$", "12ab", "\\", ""),
                Lexer.tokens("{ $1a $ 12ab \\").stream().map(Token::text).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "a ", "1 ", "'", "(", "/*", "$a$ ", "-+", "\"x\"", "<=+"})
    void takesLinearTime(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Lexer.tokens(text));
    }
}
