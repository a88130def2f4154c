package io.pgtrickle.plugin.golden;

import java.util.List;

/**
 * A query that is refused, for the support table: its error is what the table shows.
 *
 * @param name the pattern as the table calls it; of a construct in the registry its feature
 * @param setup SQL to run before, when the tables and stream tables are there; empty without
 * @param query the query
 */
record Refused(String name, String setup, String query) {

    /** The constructs of {@code Refusals}, by feature. */
    static final List<Refused> CONSTRUCTS = List.of(
            of(
                    "WITH RECURSIVE",
                    "WITH RECURSIVE t(n) AS (SELECT id FROM orders UNION SELECT n - 1 FROM t) SELECT n FROM t"),
            of("WITH", "WITH big AS (SELECT id FROM orders WHERE amount > 10) SELECT id FROM big"),
            of("UNION", "SELECT id FROM orders UNION ALL SELECT id FROM customers"),
            of("INTERSECT", "SELECT id FROM orders INTERSECT SELECT id FROM customers"),
            of("EXCEPT", "SELECT id FROM orders EXCEPT SELECT id FROM customers"),
            of("VALUES", "VALUES (1, 'a'), (2, 'b')"),
            of("FOR UPDATE", "SELECT id FROM orders FOR UPDATE"),
            of("LIMIT", "SELECT id FROM orders ORDER BY amount LIMIT 10"),
            of("ORDER BY", "SELECT id FROM orders ORDER BY amount"),
            of("DISTINCT ON", "SELECT DISTINCT ON (region) region, id FROM orders"),
            of("DISTINCT", "SELECT DISTINCT region FROM orders"),
            of("GROUPING SETS", "SELECT region, count(*) AS n FROM orders GROUP BY ROLLUP (region)"),
            of("GROUP BY DISTINCT", "SELECT region, count(*) AS n FROM orders GROUP BY DISTINCT region, status"),
            of("HAVING", "SELECT region, count(*) AS n FROM orders GROUP BY region HAVING count(*) > 1"),
            of("A window function", "SELECT id, rank() OVER (ORDER BY amount) AS place FROM orders"),
            of(
                    "LATERAL",
                    "SELECT c.id, o.id AS o FROM customers c, LATERAL (SELECT id FROM orders WHERE customer_id = c.id) AS o"),
            of("A subquery in FROM", "SELECT id FROM (SELECT id FROM orders WHERE amount > 10) AS big"),
            of("A function in FROM", "SELECT n FROM generate_series(1, 3) AS n"),
            of("TABLESAMPLE", "SELECT id FROM orders TABLESAMPLE bernoulli (10)"),
            of("FULL JOIN", "SELECT o.id, c.name FROM orders o FULL JOIN customers c ON c.id = o.customer_id"),
            of("LEFT JOIN", "SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id"),
            of("RIGHT JOIN", "SELECT o.id, c.name FROM orders o RIGHT JOIN customers c ON c.id = o.customer_id"),
            of(
                    "A join of more than two tables",
                    "SELECT o.id FROM orders o, customers c, customers d WHERE c.id = o.customer_id AND d.name = c.name"),
            of("EXISTS", "SELECT id FROM customers c WHERE EXISTS (SELECT FROM orders WHERE customer_id = c.id)"),
            of("IN or ANY with a subquery", "SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders)"),
            of("ALL with a subquery", "SELECT id FROM customers WHERE id > ALL (SELECT customer_id FROM orders)"),
            of(
                    "ARRAY with a subquery",
                    "SELECT id, ARRAY(SELECT o.id FROM orders o WHERE o.customer_id = c.id) AS orders FROM customers c"),
            of("A scalar subquery", "SELECT id, (SELECT max(amount) FROM orders) AS most FROM customers"),
            of("A query without a source table", "SELECT 1 AS one"),
            of("A query without output columns", "SELECT FROM orders"));

    /** Aggregates that are not maintained. */
    static final List<Refused> AGGREGATES = List.of(
            of("min, max", "SELECT region, max(amount) AS most FROM orders GROUP BY region"),
            of(
                    "string_agg, array_agg and every other aggregate",
                    "SELECT region, string_agg(status, ',') AS all FROM orders GROUP BY region"),
            of(
                    "count(DISTINCT), sum(DISTINCT), avg(DISTINCT)",
                    "SELECT region, count(DISTINCT status) AS n FROM orders GROUP BY region"),
            of(
                    "ORDER BY in an aggregate",
                    "SELECT region, sum(amount ORDER BY id) AS total FROM orders GROUP BY region"));

    /** What a query may not read or call. */
    static final List<Refused> SOURCES = List.of(
            of(
                    "A table without a key in a join",
                    "SELECT o.id, l.message FROM orders o JOIN logs l ON l.level = o.status"),
            of(
                    "A stream table without a key in a join",
                    "SELECT o.id, m.message FROM orders o JOIN messages m ON m.level = o.status"),
            new Refused(
                    "A column without equality over a table without a key",
                    "CREATE TABLE events (body json);",
                    "SELECT body FROM events"),
            new Refused("A view as a source", "CREATE VIEW big AS SELECT id FROM orders;", "SELECT id FROM big"),
            new Refused(
                    "A materialized view as a source",
                    "CREATE MATERIALIZED VIEW big AS SELECT id FROM orders;",
                    "SELECT id FROM big"),
            new Refused(
                    "A partitioned table",
                    "CREATE TABLE parts (id int PRIMARY KEY) PARTITION BY RANGE (id);",
                    "SELECT id FROM parts"),
            new Refused(
                    "A partition, a table that inherits or is inherited from",
                    "CREATE TABLE heirs () INHERITS (orders);",
                    "SELECT id FROM heirs"),
            new Refused(
                    "A foreign table",
                    "CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER there FOREIGN DATA WRAPPER nowhere; CREATE FOREIGN TABLE away (id int) SERVER there;",
                    "SELECT id FROM away"),
            new Refused(
                    "A temporary table", "CREATE TEMPORARY TABLE draft (id int PRIMARY KEY);", "SELECT id FROM draft"),
            new Refused(
                    "An unlogged table", "CREATE UNLOGGED TABLE draft (id int PRIMARY KEY);", "SELECT id FROM draft"),
            new Refused(
                    "A table with row security",
                    "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;",
                    "SELECT id FROM orders"),
            of("A table of Postgres itself", "SELECT relname FROM pg_class"),
            of("A table of the extension", "SELECT version FROM pgtrickle.pgt_schema_version"),
            of("System columns: ctid, xmin, tableoid", "SELECT id, ctid::text AS place FROM orders"),
            of("Column names that start with __pgt_", "SELECT id AS __pgt_id FROM orders"),
            of("VOLATILE functions", "SELECT id, random() AS r FROM orders"),
            of("The clock", "SELECT id FROM orders WHERE placed > now() - interval '1 day'"),
            of("CURRENT_USER, CURRENT_DATE and their kind", "SELECT id FROM orders WHERE status = CURRENT_USER"),
            new Refused(
                    "STABLE functions of the user",
                    "CREATE FUNCTION rate() RETURNS int LANGUAGE sql STABLE AS 'SELECT max(id) FROM customers';",
                    "SELECT id * rate() AS worth FROM orders"),
            of(
                    "Conversions of text to dates and times, to regclass and its kind",
                    "SELECT id, region::timestamptz AS at FROM orders"));

    /** What is no query at all. */
    static final List<Refused> TEXTS = List.of(
            of("INSERT, UPDATE, DELETE, DDL", "DELETE FROM orders RETURNING id"),
            of("More than one statement", "SELECT id FROM orders; SELECT id FROM customers"),
            of("Parameters", "SELECT id FROM orders WHERE region = $1"));

    private static Refused of(String name, String query) {
        return new Refused(name, "", query);
    }
}
