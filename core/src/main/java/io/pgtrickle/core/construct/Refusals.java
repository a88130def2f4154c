package io.pgtrickle.core.construct;

import io.pgtrickle.core.query.FromItem.DerivedTable;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableFunction;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.GroupBy.Element;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.QueryBody.Values;
import io.pgtrickle.core.query.Subquery;
import java.util.List;

/** The registry of refused constructs: the first that a query uses is reported. */
public final class Refusals {
    private static final String SPLIT = "Make the inner query a stream table of its own and read that one instead.";
    private static final String AT_READ = "Leave it out here and write it in the query that reads the stream table.";

    /** All of them, the outermost clauses first. */
    public static final List<Refusal> ALL = List.of(
            new Refusal("WITH RECURSIVE", "recursion is not maintained", SPLIT, Query::recursive),
            new Refusal("WITH (a common table expression)", "queries are not nested yet", SPLIT, query -> !query.with()
                    .isEmpty()),
            new Refusal(
                    "UNION",
                    "set operations are not maintained yet",
                    "Make a stream table of each branch and combine them when you read.",
                    query -> Shape.isSetOperation(query, SetOperation.Kind.UNION)),
            new Refusal(
                    "INTERSECT",
                    "set operations are not maintained yet",
                    "Make a stream table of each branch and combine them when you read.",
                    query -> Shape.isSetOperation(query, SetOperation.Kind.INTERSECT)),
            new Refusal(
                    "EXCEPT",
                    "set operations are not maintained yet",
                    "Make a stream table of each branch and combine them when you read.",
                    query -> Shape.isSetOperation(query, SetOperation.Kind.EXCEPT)),
            new Refusal(
                    "VALUES",
                    "constant rows never change",
                    "Put the rows into a table and select from it.",
                    query -> query.body() instanceof Values),
            new Refusal(
                    "FOR UPDATE (row locking)",
                    "a stream table reads rows when they change, not when you do",
                    "Remove the locking clause.",
                    query -> !query.locking().isEmpty()),
            new Refusal(
                    "LIMIT",
                    "which rows it keeps depends on an order that no relation has",
                    AT_READ,
                    query -> query.limit().present()),
            new Refusal("ORDER BY", "a stream table is a relation and has no order", AT_READ, query -> !query.orderBy()
                    .isEmpty()),
            new Refusal("DISTINCT ON", "it is not maintained yet", AT_READ, Shape.select(select -> !select.distinct()
                    .on()
                    .isEmpty())),
            new Refusal(
                    "DISTINCT",
                    "it is not maintained yet",
                    "Write GROUP BY over all output columns instead.",
                    Shape.select(select -> select.distinct().present())),
            new Refusal(
                    "GROUPING SETS, ROLLUP or CUBE",
                    "only plain GROUP BY is maintained yet",
                    "Make one stream table for each grouping.",
                    Shape.select(select ->
                            Shape.any(select.groupBy().elements(), element -> element instanceof Element.Sets))),
            new Refusal(
                    "GROUP BY DISTINCT",
                    "only plain GROUP BY is maintained yet",
                    "Remove DISTINCT.",
                    Shape.select(select -> select.groupBy().distinct())),
            new Refusal(
                    "HAVING",
                    "predicates on groups are not maintained yet",
                    "Select the aggregate and filter on it when you read.",
                    Shape.select(select -> select.having().isPresent())),
            new Refusal(
                    "A window function (OVER)",
                    "windows are not maintained yet",
                    AT_READ,
                    Shape.call(call -> call.over())),
            new Refusal(
                    "LATERAL",
                    "queries are not nested yet",
                    "Rewrite it as a join of tables.",
                    Shape.source(item -> (item instanceof DerivedTable derived && derived.lateral())
                            || (item instanceof TableFunction function && function.lateral()))),
            new Refusal(
                    "A subquery in FROM",
                    "queries are not nested yet",
                    SPLIT,
                    Shape.source(item -> item instanceof DerivedTable)),
            new Refusal(
                    "A function in FROM",
                    "only tables and stream tables are sources yet",
                    "Put its rows into a table and select from it.",
                    Shape.source(item -> item instanceof TableFunction)),
            new Refusal(
                    "TABLESAMPLE",
                    "its rows are chosen at random",
                    "Use a predicate such as id % 10 = 0.",
                    Shape.source(item -> item instanceof TableReference table && table.sampled())),
            new Refusal(
                    "FULL JOIN",
                    "outer joins are not maintained yet",
                    "Rewrite as INNER JOIN, or join stream tables when you read.",
                    Shape.join(Join.Kind.FULL)),
            new Refusal(
                    "LEFT JOIN",
                    "outer joins are not maintained yet",
                    "Rewrite as INNER JOIN, or join stream tables when you read.",
                    Shape.join(Join.Kind.LEFT)),
            new Refusal(
                    "RIGHT JOIN",
                    "outer joins are not maintained yet",
                    "Rewrite as INNER JOIN, or join stream tables when you read.",
                    Shape.join(Join.Kind.RIGHT)),
            new Refusal(
                    "A join of more than two tables",
                    "two sources are maintained yet",
                    "Make a stream table of two of them and join it with the third.",
                    Shape.select(select -> Shape.sources(select).size() > 2)),
            new Refusal(
                    "EXISTS",
                    "subqueries are not maintained yet",
                    "Rewrite it as a join.",
                    Shape.subquery(Subquery.Form.EXISTS)),
            new Refusal(
                    "IN or ANY with a subquery",
                    "subqueries are not maintained yet",
                    "Rewrite it as a join.",
                    Shape.subquery(Subquery.Form.ANY)),
            new Refusal(
                    "ALL with a subquery",
                    "subqueries are not maintained yet",
                    "Rewrite it as a join.",
                    Shape.subquery(Subquery.Form.ALL)),
            new Refusal(
                    "ARRAY with a subquery",
                    "subqueries are not maintained yet",
                    AT_READ,
                    Shape.subquery(Subquery.Form.ARRAY)),
            new Refusal(
                    "A scalar subquery",
                    "subqueries are not maintained yet",
                    "Rewrite it as a join, or make it a stream table of its own.",
                    Shape.subquery(Subquery.Form.SCALAR)),
            new Refusal(
                    "A query without a source table",
                    "it never changes",
                    "Select from a table.",
                    Shape.select(select -> select.from().isEmpty())),
            new Refusal(
                    "A query without output columns",
                    "there would be nothing to read",
                    "Select at least one column.",
                    Shape.select(select -> select.items().isEmpty())));

    private Refusals() {}

    /** Refuses the query when it uses any of them. */
    public static void check(Query query) {
        for (Refusal refusal : ALL) {
            if (refusal.present().test(query)) {
                throw refusal.failure().exception();
            }
        }
    }
}
