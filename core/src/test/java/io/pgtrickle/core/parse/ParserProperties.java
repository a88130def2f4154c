package io.pgtrickle.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.query.Token;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.sf.jsqlparser.JSQLParserException;

/** What holds for any text. */
class ParserProperties {
    private static final Set<ErrorCode> REFUSALS =
            Set.of(ErrorCode.INVALID_QUERY, ErrorCode.UNSUPPORTED_FEATURE, ErrorCode.QUERY_TOO_COMPLEX);

    @Property(tries = 300)
    void bothParsersReadTheSame(@ForAll long seed, @ForAll @IntRange(min = 0, max = 9) int size)
            throws JSQLParserException {
        String query = new CanonicalQueries(seed).query(size);
        assertEquals(JudgeReading.of(query), ModelReading.of(query), query);
    }

    @Property(tries = 500)
    void garbageIsRefusedOrParsed(@ForAll("garbage") List<String> pieces) {
        try {
            QueryParser.parse("SELECT " + String.join(" ", pieces));
        } catch (PgTrickleException refusal) {
            assertEquals(true, REFUSALS.contains(refusal.failure().code()), refusal.getMessage());
        }
    }

    @Property(tries = 500)
    void anyTextLexesOrIsInvalid(@ForAll String text) {
        try {
            Lexer.tokens(text);
        } catch (PgTrickleException refusal) {
            assertEquals(ErrorCode.INVALID_QUERY, refusal.failure().code());
        }
    }

    @Property(tries = 300)
    void joinedTokensLexToTheSameTokens(@ForAll("garbage") List<String> pieces) {
        List<Token> tokens;
        try {
            tokens = Lexer.tokens(String.join("", pieces));
        } catch (PgTrickleException refusal) {
            return;
        }
        StringBuilder joined = new StringBuilder();
        for (Token token : tokens) {
            joined.append(token.spaced() ? " " : "").append(token.text());
        }
        assertEquals(tokens, Lexer.tokens(joined.toString()));
    }

    @Provide
    Arbitrary<List<String>> garbage() {
        return Arbitraries.of(
                        "SELECT",
                        "FROM",
                        "WHERE",
                        "GROUP BY",
                        "ORDER BY",
                        "JOIN",
                        "LEFT JOIN",
                        "ON",
                        "USING",
                        "(",
                        ")",
                        "(",
                        ")",
                        "[",
                        "]",
                        ",",
                        ".",
                        "::",
                        "a",
                        "b.c",
                        "\"x y\"",
                        "'s'",
                        "1",
                        "*",
                        "+",
                        "=>",
                        "count(",
                        "OVER",
                        "FILTER (WHERE",
                        "WITHIN GROUP (",
                        "AS",
                        "CASE",
                        "END",
                        "WITH",
                        "VALUES",
                        "UNION ALL",
                        "INTERSECT",
                        "LIMIT",
                        "FETCH FIRST",
                        "ROLLUP(",
                        "GROUPING SETS",
                        "LATERAL",
                        "ROWS FROM(",
                        "EXISTS",
                        "IN",
                        "ANY",
                        "ARRAY",
                        "interval",
                        "timestamp",
                        "with",
                        "COLLATE",
                        "OPERATOR",
                        "EXTRACT(",
                        "COLUMNS",
                        "NAME",
                        "RETURNING",
                        "WINDOW",
                        "FOR UPDATE",
                        "DISTINCT ON",
                        "TABLESAMPLE",
                        "--",
                        "/*",
                        "$1",
                        "$$",
                        "E'\\",
                        "ONLY",
                        ";")
                .list()
                .ofMaxSize(14);
    }
}
