package io.pgtrickle.core.construct;

import io.pgtrickle.core.query.Query;
import java.util.List;

/** The registry of refused constructs, the outermost clauses first. {@link Shape#refused} finds them in a query. */
public final class Refusals {
    static final String AT_READ = "Leave it out here and write it in the query that reads the stream table.";

    private static final String NESTED = "queries are not nested yet";
    private static final String SPLIT = "Make the inner query a stream table of its own and read that one instead.";
    private static final String SETS = "set operations are not maintained yet";
    private static final String BRANCHES = "Make a stream table of each branch and combine them when you read.";
    private static final String OUTER = "outer joins are not maintained yet";
    private static final String INNER = "Rewrite as INNER JOIN, or join stream tables when you read.";
    private static final String SUBQUERIES = "subqueries are not maintained yet";
    private static final String JOIN = "Rewrite it as a join.";
    private static final String YET = "it is not maintained yet";

    /** All of them. */
    public static final List<Refusal> ALL = List.of(
            new Refusal("WITH RECURSIVE", "recursion is not maintained yet", SPLIT),
            new Refusal("WITH", NESTED, SPLIT),
            new Refusal("UNION", SETS, BRANCHES),
            new Refusal("INTERSECT", SETS, BRANCHES),
            new Refusal("EXCEPT", SETS, BRANCHES),
            new Refusal("VALUES", "constant rows never change", "Put the rows into a table and select from it."),
            new Refusal("FOR UPDATE", "a stream table reads rows when they change", "Remove the locking clause."),
            new Refusal("LIMIT", "the first rows of an order are not followed yet", AT_READ),
            new Refusal("ORDER BY", "a stream table is a relation and has no order", AT_READ),
            new Refusal("DISTINCT ON", YET, AT_READ),
            new Refusal("DISTINCT", YET, "Write GROUP BY over all output columns instead."),
            new Refusal(
                    "GROUPING SETS",
                    "only plain GROUP BY is maintained yet",
                    "Make one stream table for each grouping."),
            new Refusal("GROUP BY DISTINCT", "only plain GROUP BY is maintained yet", "Remove DISTINCT."),
            new Refusal("HAVING", YET, "Select the aggregate and filter on it when you read."),
            new Refusal("A window function", YET, AT_READ),
            new Refusal("LATERAL", NESTED, JOIN),
            new Refusal("A subquery in FROM", NESTED, SPLIT),
            new Refusal("A function in FROM", YET, "Put its rows into a table and select from it."),
            new Refusal("TABLESAMPLE", "its rows are chosen at random", "Use a predicate such as id % 10 = 0."),
            new Refusal("FULL JOIN", OUTER, INNER),
            new Refusal("LEFT JOIN", OUTER, INNER),
            new Refusal("RIGHT JOIN", OUTER, INNER),
            new Refusal(
                    "A join of more than two tables",
                    YET,
                    "Make a stream table of two of them and join it with the third."),
            new Refusal("EXISTS", SUBQUERIES, JOIN),
            new Refusal("IN or ANY with a subquery", SUBQUERIES, JOIN),
            new Refusal("ALL with a subquery", SUBQUERIES, JOIN),
            new Refusal("ARRAY with a subquery", SUBQUERIES, AT_READ),
            new Refusal("A scalar subquery", SUBQUERIES, JOIN),
            new Refusal("A query without a source table", "it never changes", "Select from a table."),
            new Refusal(
                    "A query without output columns", "there would be nothing to read", "Select at least one column."));

    private Refusals() {}

    /** Refuses the query when it uses any of them. */
    public static void check(Query query) {
        List<String> used = Shape.refused(query);
        for (Refusal refusal : ALL) {
            for (String feature : used) {
                if (feature.equals(refusal.feature())) {
                    throw refusal.failure().exception();
                }
            }
        }
    }
}
