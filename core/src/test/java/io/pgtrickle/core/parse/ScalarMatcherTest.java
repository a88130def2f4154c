package io.pgtrickle.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Span;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarMatcherTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                // a column is found where it is referred to
                "a | (a + b.a) | (K + b.a)",
                "b.a | (a + b.a) | (a + K)",
                "a | f(a => 1, b => a) | f(a => 1, b => K)",
                "text | (text)::text | (K)::text",
                "(a) | (a + 1) | (K + 1)",
                "home | (home).zip | (K).zip",
                "date | date(date) | date(K)",
                "a | ( SELECT a.a FROM public.a) | ( SELECT a.a FROM public.a)",
                // a call is printed in parentheses in GROUP BY only
                "(upper(a)) | (upper(a) || 'x'::text) | (K || 'x'::text)",
                "(upper(a)) | max(upper(a)) | max(K)",
                "(upper(a)) | (upper(a))::name | K::name",
                "(upper(a)) | s.upper(a) | s.upper(a)",
                "(upper(a)) | upper(a).b | upper(a).b",
                "(upper(a)) | CASE WHEN (upper(a) = 'x'::text) THEN upper(a) ELSE upper(b) END"
                        + " | CASE WHEN (K = 'x'::text) THEN K ELSE upper(b) END",
                "(max(a)) | max(a) FILTER (WHERE b) | max(a) FILTER (WHERE b)",
                "(max(a)) | max(a) OVER (ORDER BY b) | max(a) OVER (ORDER BY b)",
                "(now()) | now() AT TIME ZONE 'x'::text | K AT TIME ZONE 'x'::text",
                // an operator's parentheses belong to it
                "(a + b) | (c * (a + b)) | (c * K)",
                "(a + b) | (c * (a + b)) + (a + b) | (c * K) + K",
                "a + b | c * a + b | c * a + b",
                "a + b | c * (a + b) | c * (K)",
                "(a + b) | f((a + b), a) | f(K, a)",
                "(a + b) | f(a) + b | f(a) + b",
                "(- a) | (b - a) | (b - a)",
                "(a AND b) | (a AND b AND c) | (a AND b AND c)",
                // casts
                "(x)::date | f(x)::date | f(x)::date",
                "(x)::date | COALESCE(x)::date | COALESCE(x)::date",
                "(x)::date | ((x)::date - 3) | (K - 3)",
                "((x)::date) | ((x)::date - 3) | (K - 3)",
                "((x)::date) | CASE WHEN b THEN (x)::date ELSE NULL::date END | CASE WHEN b THEN K ELSE NULL::date END",
                "x::timestamp | x::timestamp with time zone | x::timestamp with time zone",
                "(x)::timestamp | (x)::timestamp(3) without time zone | (x)::timestamp(3) without time zone",
                "(x)::character | (x)::character varying | (x)::character varying",
                "(x)::bit | (x)::bit(3) | (x)::bit(3)",
                "(x)::interval | (x)::interval day | (x)::interval day",
                "(x)::text | (x)::text[] | (x)::text[]",
                "(x)::numeric(3,1) | ((x)::numeric(3,1) * (2)::numeric) | (K * (2)::numeric)",
                "'x'::text | ('x'::text || 'x'::text[]) | (K || 'x'::text[])",
                // fields and subscripts
                "(home).zip | (c.home).zip | (c.home).zip",
                "(home).zip | f((home).zip, (home).zip2) | f(K, (home).zip2)",
                "(home).zip | (home).zip.x | (home).zip.x",
                "tags[1] | (tags[1] || o.tags[1]) | (K || o.tags[1])",
                "tags[1] | tags[1][2] | tags[1][2]",
                // words that own their parentheses
                "((a)::b) | (c = ANY ((a)::b)) | (c = ANY (K))",
                "(string_to_array(a, b)) | (c = ANY (string_to_array(a, b))) | (c = ANY (K))",
                "CASE WHEN a THEN b ELSE c END | (CASE WHEN a THEN b ELSE c END || d) | (K || d)",
                "( SELECT max(t.a) AS max FROM t) | (( SELECT max(t.a) AS max FROM t) + 1) | (K + 1)",
                "(max(t.a)) | ( SELECT max(t.a) AS max FROM t) | ( SELECT max(t.a) AS max FROM t)",
                "(EXTRACT(year FROM a)) | (EXTRACT(year FROM a) + 1) | (K + 1)",
            })
    void findsWholeOperandsOnly(String key, String candidate, String expected) {
        Scalar scalar = scalar(candidate);
        List<Span> spans = ScalarMatcher.occurrences(scalar, scalar(key));
        assertEquals(expected, ScalarRewriter.replace(scalar, spans, Collections.nCopies(spans.size(), "K")));
    }

    @Test
    void replacesSeveralSpansInAnyOrder() {
        Scalar scalar = scalar("(a + f(b, c))");
        List<Span> spans = List.of(new Span(9, 10), new Span(1, 2), new Span(3, 9));
        assertEquals("(x.y + z )", ScalarRewriter.replace(scalar, spans, List.of(" )", "x.y", "z")));
        assertEquals("(a + f(b, c))", ScalarRewriter.replace(scalar, List.of(), List.of()));
    }

    @Test
    void theOuterSpanTakesTheInnerOneWithIt() {
        Scalar scalar = scalar("(a + f(b, c))");
        List<Span> spans = List.of(new Span(3, 4), new Span(3, 9), new Span(5, 6));
        assertEquals("(a + z)", ScalarRewriter.replace(scalar, spans, List.of("x", "z", "y")));
    }

    private static Scalar scalar(String text) {
        Cursor cursor = new Cursor(Lexer.tokens(text));
        return ScalarParser.scalar(cursor);
    }
}
