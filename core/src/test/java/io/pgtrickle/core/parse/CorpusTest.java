package io.pgtrickle.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.query.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every query of the corpus has the structure written beside it; {@code -Dgolden.update} writes what the parser finds. */
class CorpusTest {
    private static final List<CorpusCase> CASES = Corpus.cases();

    @Test
    void coversTheWholeOfSelect() {
        assertTrue(CASES.size() >= 250, () -> CASES.size() + " queries");
        List<String> names = CASES.stream().map(CorpusCase::toString).toList();
        assertEquals(names.size(), names.stream().distinct().count(), "names are unique");
    }

    @TestFactory
    Stream<DynamicTest> structure() {
        if (Boolean.getBoolean("golden.update")) {
            Corpus.write(CASES.stream()
                    .map(each -> each.withStructure(structure(each.canonical())))
                    .toList());
            return Stream.empty();
        }
        return tests(each -> assertEquals(each.structure(), structure(each.canonical())));
    }

    @TestFactory
    Stream<DynamicTest> everyVersionPrintsTheSameStructure() {
        return tests(each -> each.printed()
                .forEach(printed -> assertEquals(
                        loosely(each.canonical()), loosely(printed.text()), () -> "in " + printed.versions())));
    }

    @TestFactory
    Stream<DynamicTest> joinedTokensLexToTheSameTokens() {
        return tests(each -> {
            List<Token> tokens = Lexer.tokens(each.canonical());
            StringBuilder joined = new StringBuilder();
            tokens.forEach(token -> joined.append(token.spaced() ? " " : "").append(token.text()));
            assertEquals(tokens, Lexer.tokens(joined.toString()));
        });
    }

    @TestFactory
    Stream<DynamicTest> originalsLexToo() {
        return tests(each -> assertFalse(Lexer.tokens(each.original()).isEmpty()));
    }

    private static Stream<DynamicTest> tests(java.util.function.Consumer<CorpusCase> test) {
        List<DynamicTest> tests = new ArrayList<>();
        for (CorpusCase each : CASES) {
            tests.add(DynamicTest.dynamicTest(each.toString(), () -> test.accept(each)));
        }
        return tests.stream();
    }

    private static String structure(String canonical) {
        try {
            return Outline.of(QueryParser.parse(canonical));
        } catch (PgTrickleException refusal) {
            return "refused: " + refusal.failure().problem() + "\n";
        }
    }

    private static String loosely(String canonical) {
        try {
            return Outline.loosely(QueryParser.parse(canonical));
        } catch (PgTrickleException refusal) {
            return refusal.failure().problem();
        }
    }
}
