package io.pgtrickle.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.sql.Identifier;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    private static final int LIMIT = Nesting.LIMIT;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT a AS",
                "SELECT a FROM",
                "SELECT a FROM t WHERE",
                "SELECT a FROM t GROUP a",
                "SELECT a FROM t NATURAL JOIN u",
                "SELECT a FROM (t JOIN u)",
                "SELECT a FROM t; SELECT b",
                "select a from t",
                "SELECT (a)::",
                "SELECT f(a) FILTER",
                "SELECT (a COLLATE) FROM t",
                "SELECT a[COLUMNS b] FROM t WINDOW",
                "SELECT (1",
                "SELECT 1)",
                "SELECT a[1",
                "SELECT ( SELECT 1 FROM t u v)",
                "INSERT INTO t VALUES (1)",
            })
    void refusesWhatItDoesNotUnderstand(String text) {
        PgTrickleException refusal = assertThrows(PgTrickleException.class, () -> QueryParser.parse(text));
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refusal.failure().code());
        assertTrue(refusal.failure().hint().endsWith("."), refusal::getMessage);
    }

    @Test
    void clausesAfterAParenthesisedQueryAreAddedToItsOwn() {
        Query query = QueryParser.parse(
                "WITH a AS (SELECT 1) (WITH b AS (SELECT 2) SELECT 3 ORDER BY 4 LIMIT 5 FOR UPDATE) ORDER BY 6 OFFSET 7");
        assertEquals(2, query.with().size());
        assertEquals(
                List.of("4", "6"), query.orderBy().stream().map(Scalar::text).toList());
        assertEquals(
                List.of("LIMIT 5", "OFFSET 7"),
                query.limit().stream().map(Scalar::text).toList());
        assertTrue(query.locking());
    }

    @Test
    void intersectBindsMoreTightly() {
        SetOperation union = (SetOperation)
                QueryParser.parse("SELECT 1 UNION SELECT 2 INTERSECT SELECT 3").body();
        assertEquals("UNION", union.kind());
        assertEquals("INTERSECT", ((SetOperation) union.right().body()).kind());
    }

    @Test
    void columnDefinitionsGiveNames() {
        Select select = (Select) QueryParser.parse("SELECT a FROM public.f(1) r(a integer, \"b c\" numeric(3,1)[])")
                .body();
        FromItem.Computed function = (FromItem.Computed) select.from().get(0);
        assertEquals("public.f(1)", function.expression().text());
        assertEquals(
                List.of("a", "\"b c\""),
                function.columnAliases().stream().map(Identifier::sql).toList());
    }

    @Test
    void parsesUpToTheNestingLimit() {
        assertDepth("(", "1", ")", LIMIT, 1);
        assertDepth("( SELECT ", "1", " )", LIMIT, 1);
        assertDepth("f(", "1", ")", LIMIT, 1);
        assertDepth("ARRAY[", "1", "]", LIMIT, 1);
        assertDepth("CASE WHEN a THEN ", "1", " END", LIMIT, 1);
        assertDepth("( SELECT a FROM t WHERE (EXISTS ", "( SELECT 1 )", "))", LIMIT / 2 - 1, 2);
    }

    private static void assertDepth(String open, String inner, String close, int fits, int tooMany) {
        QueryParser.parse("SELECT " + open.repeat(fits) + inner + close.repeat(fits));
        String deep = "SELECT " + open.repeat(fits + tooMany) + inner + close.repeat(fits + tooMany);
        PgTrickleException refusal = assertThrows(PgTrickleException.class, () -> QueryParser.parse(deep));
        assertEquals(ErrorCode.QUERY_TOO_COMPLEX, refusal.failure().code());
    }

    @Test
    void limitsChainsThatTheModelNests() {
        assertTooComplex("SELECT 1" + " UNION ALL SELECT 1".repeat(LIMIT + 1));
        assertTooComplex("SELECT 1" + " INTERSECT SELECT 1".repeat(LIMIT + 1));
        assertTooComplex("SELECT 1 FROM t" + " CROSS JOIN t".repeat(LIMIT + 1));
        assertTooComplex("SELECT 1 FROM t" + ", t".repeat(LIMIT + 1));
        assertTooComplex("WITH a AS ( SELECT 1)" + ", a AS ( SELECT 1)".repeat(LIMIT) + " SELECT 1");
        assertTooComplex("SELECT " + "(".repeat(100_000));
        QueryParser.parse("SELECT 1" + " UNION ALL SELECT 1".repeat(LIMIT));
        QueryParser.parse("WITH a AS ( SELECT 1)" + ", a AS ( SELECT 1)".repeat(LIMIT - 1) + " SELECT 1");
    }

    private static void assertTooComplex(String text) {
        PgTrickleException refusal = assertThrows(PgTrickleException.class, () -> QueryParser.parse(text));
        assertEquals(ErrorCode.QUERY_TOO_COMPLEX, refusal.failure().code());
    }

    @Test
    void needsLittleStack() throws InterruptedException {
        String text =
                "( SELECT a FROM t WHERE (EXISTS ".repeat(LIMIT / 2 - 1) + "( SELECT 1 )" + "))".repeat(LIMIT / 2 - 1);
        StringBuilder outcome = new StringBuilder();
        Thread thread = new Thread(
                null,
                () -> outcome.append(
                        QueryParser.parse("SELECT " + text).orderBy().size()),
                "small stack",
                700_000);
        thread.start();
        thread.join();
        assertEquals("0", outcome.toString());
    }

    @Test
    void parsesLongTextsInLinearTime() {
        String list = "SELECT a FROM t WHERE (a = ANY (ARRAY[" + "'some text'::text, ".repeat(60_000) + "NULL::text]))";
        String calls = "SELECT " + "f(a, g(b), (c + d)) AS x, ".repeat(40_000) + "1 AS y FROM t";
        String deep = "SELECT " + "f(".repeat(LIMIT - 10) + "a, b, g(c), ".repeat(20_000) + "d" + ")".repeat(LIMIT - 10)
                + " AS x FROM t";
        String rows = "VALUES (1,'a'::text)" + ", (2,NULL::text)".repeat(60_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals(1, items(list).items().size());
            assertEquals(40_001, items(calls).items().size());
            Scalar scalar = items(deep).items().get(0).expression();
            assertEquals(LIMIT - 10 + 20_000, scalar.calls().size());
            QueryParser.parse(rows);
        });
    }

    private static Select items(String text) {
        Query query = QueryParser.parse(text);
        return (Select) query.body();
    }
}
