package io.pgtrickle.core.construct;

import java.util.List;

/**
 * A pattern of SQL that is maintained, for the support table. Nothing that is shipped refers to this registry: the tests
 * create every example and compare how it is maintained with what is said here.
 *
 * @param name the pattern, as the support table calls it
 * @param query an example over the tables of the support table
 * @param how the stages in the words of {@code Stage.maintenance()}, joined by ", then "
 */
public record Maintained(String name, String query, String how) {

    private static final String ROWS = "by changed rows";
    private static final String MULTIPLICITIES = "by deltas of the multiplicities";
    private static final String GROUPS = "by deltas of the changed groups";
    private static final String RECOMPUTED = "by recomputing the changed groups";
    private static final String WHOLE = "whole";

    /** All of them, the simplest first. */
    public static final List<Maintained> ALL = List.of(
            new Maintained(
                    "Filter and expressions over a table with a key",
                    "SELECT id, amount * 2 AS twice FROM orders WHERE amount > 10 OR region IS NULL",
                    ROWS),
            new Maintained(
                    "Filter and expressions over a table without a key",
                    "SELECT level, message FROM logs WHERE level <> 'debug'",
                    MULTIPLICITIES),
            new Maintained(
                    "GROUP BY columns or expressions; count, sum, avg over exact numbers",
                    "SELECT region, lower(status) AS status, count(*) AS n, count(amount) AS amounts, sum(amount) AS total, "
                            + "avg(amount) AS mean FROM orders WHERE amount > 1 GROUP BY region, lower(status)",
                    GROUPS),
            new Maintained(
                    "FILTER on an aggregate, expressions over aggregates",
                    "SELECT region, sum(amount) FILTER (WHERE status = 'paid') / count(*) AS paid, round(avg(amount), 2) AS mean "
                            + "FROM orders GROUP BY region",
                    GROUPS),
            new Maintained(
                    "GROUP BY over a table without a key",
                    "SELECT level, count(*) AS n FROM logs GROUP BY level",
                    GROUPS),
            new Maintained(
                    "Columns that depend on a grouped primary key",
                    "SELECT id, name, count(*) AS n FROM customers GROUP BY id",
                    GROUPS),
            new Maintained(
                    "Aggregates without GROUP BY", "SELECT count(*) AS n, sum(amount) AS total FROM orders", GROUPS),
            new Maintained(
                    "sum, avg over floating-point numbers, money or intervals",
                    "SELECT region, sum(weight) AS weight, count(*) AS n FROM orders GROUP BY region",
                    RECOMPUTED),
            new Maintained("The same without GROUP BY", "SELECT avg(weight) AS weight FROM orders", WHOLE),
            new Maintained(
                    "GROUP BY keys whose equal values may look different (1.0 and 1.00)",
                    "SELECT rate, count(*) AS n FROM orders GROUP BY rate",
                    RECOMPUTED),
            new Maintained(
                    "INNER JOIN of two tables on any predicate: ON, USING, NATURAL, comma",
                    "SELECT o.id, c.name, o.amount FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.amount > 10",
                    ROWS),
            new Maintained(
                    "Self-join",
                    "SELECT a.id AS a, b.id AS b FROM orders a JOIN orders b ON a.region = b.region AND a.id < b.id",
                    ROWS),
            new Maintained(
                    "Join and GROUP BY",
                    "SELECT c.name, count(*) AS n, sum(o.amount) AS total FROM orders o JOIN customers c ON c.id = o.customer_id "
                            + "GROUP BY c.name",
                    ROWS + ", then " + GROUPS),
            new Maintained(
                    "Join and GROUP BY with floating-point sums",
                    "SELECT c.name, sum(o.weight) AS weight FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.name",
                    ROWS + ", then " + RECOMPUTED),
            new Maintained(
                    "A stream table as a source, to any depth",
                    "SELECT n, count(*) AS regions FROM region_totals GROUP BY n",
                    GROUPS),
            new Maintained(
                    "Functions of session settings, under the settings of creation",
                    "SELECT date_trunc('day', placed) AS day, count(*) AS n FROM orders GROUP BY date_trunc('day', placed)",
                    GROUPS),
            new Maintained(
                    "The same over aggregates, where reading would depend on the session",
                    "SELECT region, to_char(sum(amount), '999D99') AS total FROM orders GROUP BY region",
                    RECOMPUTED));
}
