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
    private static final String FIRST = "by reading the first rows again";
    private static final String PARTITIONS = "by recomputing the changed partitions";

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
                    "INNER JOIN of any number of tables on any predicate: ON, USING, NATURAL, comma, CROSS",
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
                    RECOMPUTED),
            new Maintained(
                    "LEFT and RIGHT JOIN, chained, on any predicate",
                    "SELECT c.id, c.name, o.amount FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.amount > 10",
                    ROWS),
            new Maintained(
                    "FULL JOIN of two relations",
                    "SELECT o.id, c.name FROM orders o FULL JOIN customers c ON c.id = o.customer_id",
                    ROWS),
            new Maintained(
                    "FULL JOIN beside further joins",
                    "SELECT o.id, c.name, d.name AS other FROM orders o FULL JOIN customers c ON c.id = o.customer_id "
                            + "LEFT JOIN customers d ON d.name = c.name",
                    WHOLE),
            new Maintained(
                    "A stream table without a key in a join",
                    "SELECT o.id, m.message FROM orders o JOIN messages m ON m.level = o.status",
                    ROWS),
            new Maintained(
                    "min and max, the group read again only when its extreme goes",
                    "SELECT region, min(amount) AS least, max(placed) AS latest, count(*) AS n FROM orders GROUP BY region",
                    GROUPS),
            new Maintained(
                    "min and max over a table without a key",
                    "SELECT level, max(message) AS last FROM logs GROUP BY level",
                    RECOMPUTED),
            new Maintained(
                    "string_agg, stddev, bool_or, percentile_cont, users' aggregates and every other one",
                    "SELECT region, bool_or(amount > 10) AS large, stddev(id) AS spread FROM orders GROUP BY region",
                    RECOMPUTED),
            new Maintained(
                    "DISTINCT or ORDER BY in an aggregate",
                    "SELECT region, count(DISTINCT status) AS n, string_agg(status, ',' ORDER BY status) AS all FROM orders "
                            + "GROUP BY region",
                    RECOMPUTED),
            new Maintained(
                    "HAVING",
                    "SELECT region, count(*) AS n FROM orders GROUP BY region HAVING count(*) > 1 AND sum(amount) > 100",
                    GROUPS),
            new Maintained(
                    "ROLLUP, CUBE, GROUPING SETS",
                    "SELECT region, status, count(*) AS n FROM orders GROUP BY ROLLUP (region, status)",
                    WHOLE),
            new Maintained("DISTINCT", "SELECT DISTINCT region, status FROM orders", MULTIPLICITIES),
            new Maintained(
                    "DISTINCT over a join",
                    "SELECT DISTINCT c.name, o.region FROM orders o JOIN customers c ON c.id = o.customer_id",
                    ROWS + ", then " + MULTIPLICITIES),
            new Maintained(
                    "DISTINCT ON with a total order",
                    "SELECT DISTINCT ON (region) region, id, amount FROM orders ORDER BY region, amount DESC, id",
                    PARTITIONS),
            new Maintained(
                    "UNION, INTERSECT, EXCEPT, with and without ALL, nested",
                    "SELECT region AS name FROM orders UNION ALL SELECT name FROM customers EXCEPT SELECT status FROM orders",
                    MULTIPLICITIES),
            new Maintained(
                    "[NOT] EXISTS, [NOT] IN, ANY, ALL with a subquery, under AND, OR and NOT",
                    "SELECT id, name FROM customers c WHERE EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id) "
                            + "OR id NOT IN (SELECT customer_id FROM orders)",
                    ROWS),
            new Maintained(
                    "Scalar subqueries and ARRAY(…), correlated or not",
                    "SELECT id, (SELECT max(amount) FROM orders o WHERE o.customer_id = c.id) AS most FROM customers c",
                    ROWS),
            new Maintained(
                    "LATERAL queries and functions: unnest, generate_series, jsonb_array_elements",
                    "SELECT c.id, t.amount FROM customers c CROSS JOIN LATERAL (SELECT o.amount FROM orders o "
                            + "WHERE o.customer_id = c.id ORDER BY o.amount DESC, o.id LIMIT 3) AS t",
                    ROWS),
            new Maintained(
                    "Queries in FROM",
                    "SELECT c.name, t.n FROM customers c JOIN (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) AS t "
                            + "ON t.customer_id = c.id",
                    GROUPS + ", then " + ROWS),
            new Maintained(
                    "Groups on the nullable side of an outer join, their keys NULL or not",
                    "SELECT c.name, t.n FROM customers c LEFT JOIN (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) "
                            + "AS t ON t.customer_id = c.id",
                    GROUPS + ", then " + ROWS),
            new Maintained(
                    "Partitioned tables, written to as a whole or by partition",
                    "SELECT region, sum(amount) AS total FROM sales GROUP BY region",
                    GROUPS),
            new Maintained(
                    "Tables with children by inheritance, which have no key",
                    "SELECT name FROM places WHERE name > 'M'",
                    MULTIPLICITIES),
            new Maintained("FROM ONLY", "SELECT id FROM ONLY places", WHOLE),
            new Maintained(
                    "Views as sources, and views over views",
                    "SELECT l.id, c.name FROM large_orders l JOIN customers c ON c.id = l.customer_id",
                    ROWS + ", then " + ROWS),
            new Maintained(
                    "WITH, its queries read once or often",
                    "WITH big AS (SELECT id, customer_id FROM orders WHERE amount > 10) "
                            + "SELECT b.id, c.name FROM big b JOIN customers c ON c.id = b.customer_id",
                    ROWS + ", then " + ROWS),
            new Maintained(
                    "WITH queries read in nested queries",
                    "WITH big AS (SELECT customer_id FROM orders WHERE amount > 10) "
                            + "SELECT id FROM customers WHERE id IN (SELECT customer_id FROM big)",
                    WHOLE),
            new Maintained(
                    "WITH RECURSIVE",
                    "WITH RECURSIVE t(n) AS (SELECT id FROM orders UNION SELECT n - 1 FROM t WHERE n > 0) SELECT n FROM t",
                    WHOLE),
            new Maintained(
                    "Window functions over partitions",
                    "SELECT id, rank() OVER (PARTITION BY region ORDER BY amount DESC) AS place FROM orders",
                    PARTITIONS),
            new Maintained(
                    "The first rows of each group",
                    "SELECT id, region FROM (SELECT id, region, row_number() OVER (PARTITION BY region ORDER BY amount, id) AS place "
                            + "FROM orders) AS t WHERE place <= 3",
                    PARTITIONS + ", then " + ROWS),
            new Maintained(
                    "Window functions without PARTITION BY",
                    "SELECT id, rank() OVER (ORDER BY amount) AS place FROM orders",
                    WHOLE),
            new Maintained(
                    "Window functions over groups",
                    "SELECT region, count(*) AS n, rank() OVER (ORDER BY count(*) DESC) AS place FROM orders GROUP BY region",
                    GROUPS + ", then " + WHOLE),
            new Maintained(
                    "DISTINCT over groups or windows",
                    "SELECT DISTINCT count(*) AS n FROM orders GROUP BY region",
                    GROUPS + ", then " + MULTIPLICITIES),
            new Maintained(
                    "ORDER BY with LIMIT or OFFSET in a total order, or FETCH … WITH TIES",
                    "SELECT id, amount FROM orders ORDER BY amount DESC, id LIMIT 10",
                    ROWS + ", then " + FIRST),
            new Maintained(
                    "ORDER BY alone: the rows are a relation, which has no order; write it where you read",
                    "SELECT id, amount FROM orders ORDER BY amount",
                    ROWS));
}
