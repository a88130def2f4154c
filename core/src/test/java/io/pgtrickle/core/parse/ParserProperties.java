package io.pgtrickle.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.query.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.sf.jsqlparser.JSQLParserException;

/** What holds for any text. A failure is one for everybody: the seed is fixed. More tries look further. */
class ParserProperties {
    private static final Set<ErrorCode> REFUSALS = Set.of(ErrorCode.UNSUPPORTED_FEATURE, ErrorCode.QUERY_TOO_COMPLEX);

    @Property(seed = "1", tries = 300)
    void bothParsersReadTheSame(@ForAll long seed, @ForAll @IntRange(min = 0, max = 9) int size)
            throws JSQLParserException {
        String query = new CanonicalQueries(seed).query(size);
        assertEquals(JudgeReading.of(query), ModelReading.of(query), query);
    }

    @Property(seed = "1", tries = 500)
    void garbageIsRefusedOrParsed(@ForAll("garbage") List<String> pieces) {
        assertRefusedOrParsed("SELECT " + String.join(" ", pieces));
    }

    @Property(seed = "1", tries = 2_000)
    void damagedQueriesAreRefusedOrParsed(@ForAll("canonical") String text, @ForAll Random random) {
        List<String> tokens = new ArrayList<>();
        for (Token token : Lexer.tokens(text)) {
            tokens.add((token.spaced() ? " " : "") + token.text());
        }
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            int place = random.nextInt(tokens.size());
            switch (random.nextInt(3)) {
                case 0 -> tokens.set(place, "");
                case 1 -> tokens.add(place, tokens.get(random.nextInt(tokens.size())));
                default -> Collections.swap(tokens, place, random.nextInt(tokens.size()));
            }
        }
        assertRefusedOrParsed(String.join("", tokens));
    }

    private static void assertRefusedOrParsed(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                QueryParser.parse(text);
            } catch (PgTrickleException refusal) {
                assertTrue(REFUSALS.contains(refusal.failure().code()), refusal.getMessage());
            }
        });
    }

    @Property(seed = "1", tries = 500)
    void tokensAreTheTextWithoutItsSpace(@ForAll String text) {
        int position = 0;
        for (Token token : Lexer.tokens(text)) {
            int found = text.indexOf(token.text(), position);
            assertTrue(token.spaced() ? found >= position : found == position, text);
            position = found + token.text().length();
        }
    }

    @Property(seed = "1", tries = 300)
    void joinedTokensLexToTheSameTokens(@ForAll("garbage") List<String> pieces) {
        List<Token> tokens = Lexer.tokens(String.join("", pieces));
        StringBuilder joined = new StringBuilder();
        for (Token token : tokens) {
            joined.append(token.spaced() ? " " : "").append(token.text());
        }
        assertEquals(tokens, Lexer.tokens(joined.toString()));
    }

    @Provide
    Arbitrary<String> canonical() {
        return Arbitraries.of(Corpus.canonicalTexts());
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
