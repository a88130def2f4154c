package io.pgtrickle.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import java.util.TreeMap;
import net.sf.jsqlparser.JSQLParserException;
import org.junit.jupiter.api.Test;

/**
 * JSqlParser reads the corpus as we do: tables, aliases, joins, output columns, column references, calls, grouping,
 * nesting. Where it cannot, or reads otherwise, the query is listed with the reason; a query that no longer belongs on a
 * list fails the test.
 */
class JudgeTest {
    private static final Map<String, String> NOT_PARSED = Map.ofEntries(
            Map.entry("expressions: collation", "COLLATE after a cast"),
            Map.entry("expressions: is document and xml", "IS DOCUMENT"),
            Map.entry("expressions: is json", "IS JSON"),
            Map.entry("expressions: json path", "the operator @?"),
            Map.entry("expressions: json queries", "PASSING … AS in JSON_EXISTS"),
            Map.entry("expressions: like and friends", "the operator ~~*"),
            Map.entry("expressions: string functions of the standard", "SUBSTRING … SIMILAR … ESCAPE"),
            Map.entry("expressions: time zones", "AT LOCAL"),
            Map.entry("from: cast in from", "CAST as a table function"),
            Map.entry("from: rows from", "column definitions in ROWS FROM"),
            Map.entry("from: xmltable", "NOT NULL in XMLTABLE"),
            Map.entry("from: xmltable with namespaces", "XMLNAMESPACES"),
            Map.entry("groups: group by distinct", "GROUP BY DISTINCT"),
            Map.entry("groups: ordered aggregates", "USING in ORDER BY"),
            Map.entry("groups: ordered sets", "FILTER after WITHIN GROUP"),
            Map.entry("groups: variadic aggregates", "RETURNING in JSON_ARRAYAGG"),
            Map.entry("joins: using with an alias", "an alias of USING"),
            Map.entry("names_and_nesting: an array from a query compared", "a cast of the query in ANY"),
            Map.entry("names_and_nesting: odd operators", "the operator ^@"),
            Map.entry("names_and_nesting: text search and merges", "the operator !~~*"),
            Map.entry("order: for several", "two locking clauses"),
            Map.entry("order: order by using", "USING in ORDER BY"),
            Map.entry("projections: array access and slices", "a slice without an upper bound"),
            Map.entry("projections: columns that are more key words", "a column named double"),
            Map.entry("projections: expressions over key word columns", "a column named double"),
            Map.entry("projections: negative numbers and operators", "the prefix operator @"),
            Map.entry("projections: no columns at all", "SELECT without columns"),
            Map.entry("projections: operators of a schema", "OPERATOR(…)"),
            Map.entry("projections: variadic arguments", "VARIADIC before a qualified column"),
            Map.entry("subqueries: like any", "the operator !~~*"),
            Map.entry("subqueries: not exists", "SELECT without columns"),
            Map.entry("windows: named windows", "a window definition that starts with a name"));

    private static final Map<String, String> READ_OTHERWISE = Map.ofEntries(
            Map.entry("expressions: sql json constructors", "it has classes of its own for JSON_OBJECT and JSON_ARRAY"),
            Map.entry("from: json_table", "it has a class of its own for JSON_TABLE"),
            Map.entry("from: value function in from", "it takes CURRENT_DATE for a table"),
            Map.entry("from: values in from", "it drops the column aliases of VALUES"),
            Map.entry("groups: any_value and xmlagg", "it takes the name of an XML element for a column"),
            Map.entry("groups: grouping sets", "it takes ROLLUP in GROUPING SETS for a call"),
            Map.entry("groups: the empty grouping set", "it drops the empty grouping set"),
            Map.entry(
                    "names_and_nesting: exists with a union and limit", "it gives LIMIT to the last branch of a UNION"),
            Map.entry(
                    "names_and_nesting: parenthesised joins of derived tables",
                    "it drops the column aliases of VALUES"),
            Map.entry("names_and_nesting: row in a values list", "it drops the column aliases of VALUES"),
            Map.entry("order: limit all", "it takes LIMIT ALL for a limit"),
            Map.entry("projections: columns that are key words", "it takes year and month for keywords"));

    /** We refuse them: their clauses have no place in the model. */
    private static final Map<String, String> REFUSED = Map.of(
            "joins: a parenthesised join with an alias", "names for all columns of a join",
            "with: search", "SEARCH",
            "with: search breadth", "SEARCH",
            "with: cycle", "CYCLE");

    @Test
    void readsTheCorpusAsWeDo() {
        for (CorpusCase each : Corpus.cases()) {
            if (!NOT_PARSED.containsKey(each.toString()) && !REFUSED.containsKey(each.toString())) {
                String judge = judge(each);
                if (READ_OTHERWISE.containsKey(each.toString())) {
                    assertNotEquals(judge, ModelReading.of(each.canonical()), () -> each + " is read as we do now");
                } else {
                    assertEquals(judge, ModelReading.of(each.canonical()), each::toString);
                }
            }
        }
    }

    @Test
    void listsExactlyWhatItCannotParse() {
        Map<String, String> failed = new TreeMap<>();
        for (CorpusCase each : Corpus.cases()) {
            try {
                JudgeReading.of(each.canonical());
            } catch (JSQLParserException failure) {
                failed.put(each.toString(), NOT_PARSED.getOrDefault(each.toString(), "not listed"));
            }
        }
        assertEquals(new TreeMap<>(NOT_PARSED), failed);
    }

    private static String judge(CorpusCase each) {
        try {
            return JudgeReading.of(each.canonical());
        } catch (JSQLParserException failure) {
            return "not parsed";
        }
    }
}
