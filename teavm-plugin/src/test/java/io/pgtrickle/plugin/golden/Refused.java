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
            of("FOR UPDATE", "SELECT id FROM orders FOR UPDATE"),
            of("TABLESAMPLE", "SELECT id FROM orders TABLESAMPLE bernoulli (10)"),
            of("A query without a source table", "SELECT 1 AS one"),
            of("A query without output columns", "SELECT FROM orders"));

    /** What depends on an order that leaves ties. */
    static final List<Refused> ORDERS = List.of(
            of("LIMIT without an order, or where rows tie", "SELECT id FROM orders ORDER BY amount LIMIT 10"),
            of("DISTINCT ON where rows tie", "SELECT DISTINCT ON (region) region, id FROM orders ORDER BY region"),
            of(
                    "row_number, lag, lead, first_value, ntile and ROWS frames where rows tie",
                    "SELECT id, row_number() OVER (PARTITION BY region ORDER BY amount) AS place FROM orders"),
            of(
                    "string_agg, array_agg, json_agg, users' aggregates and their kind where rows tie",
                    "SELECT region, array_agg(id ORDER BY amount) AS ids FROM orders GROUP BY region"));

    /** What a query may not read or call. */
    static final List<Refused> SOURCES = List.of(
            of(
                    "A table without a key in a join",
                    "SELECT o.id, l.message FROM orders o JOIN logs l ON l.level = o.status"),
            new Refused(
                    "A column without equality over a table without a key",
                    "CREATE TABLE events (body json);",
                    "SELECT body FROM events"),
            new Refused(
                    "A materialized view as a source",
                    "CREATE MATERIALIZED VIEW big AS SELECT id FROM orders;",
                    "SELECT id FROM big"),
            new Refused(
                    "A partition by itself, a table that inherits",
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
                    "CREATE TABLE secrets (id int PRIMARY KEY); ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;",
                    "SELECT id FROM secrets"),
            of("A table of Postgres itself", "SELECT relname FROM pg_class"),
            of("A table of the extension", "SELECT version FROM pgtrickle.pgt_schema_version"),
            of("System columns: ctid, xmin, tableoid", "SELECT id, ctid::text AS place FROM orders"),
            of("Column names that start with __pgt_", "SELECT id AS __pgt_id FROM orders"),
            of("Column names of system columns", "SELECT id AS ctid FROM orders"),
            of("VOLATILE functions", "SELECT id, random() AS r FROM orders"),
            of("The clock", "SELECT id FROM orders WHERE placed > now() - interval '1 day'"),
            of("CURRENT_USER, CURRENT_DATE and their kind", "SELECT id FROM orders WHERE status = CURRENT_USER"),
            new Refused(
                    "STABLE functions of the user",
                    "CREATE FUNCTION rate() RETURNS int LANGUAGE sql STABLE AS 'SELECT max(id) FROM customers';",
                    "SELECT id * rate() AS worth FROM orders"),
            of(
                    "Conversions of text to dates and times, to regclass and its kind",
                    "SELECT id, region::timestamptz AS at FROM orders"),
            new Refused(
                    "IS DISTINCT FROM, NULLIF, CASE x WHEN, USING by operators of extensions",
                    "CREATE FUNCTION same(point, point) RETURNS boolean IMMUTABLE LANGUAGE sql RETURN $1 ~= $2;"
                            + " CREATE OPERATOR = (LEFTARG = point, RIGHTARG = point, FUNCTION = same);",
                    "SELECT id FROM orders WHERE point(id, 0) IS DISTINCT FROM point(1, 0)"));

    /** What is no query at all. */
    static final List<Refused> TEXTS = List.of(
            of("INSERT, UPDATE, DELETE, DDL", "DELETE FROM orders RETURNING id"),
            of("More than one statement", "SELECT id FROM orders; SELECT id FROM customers"),
            of("Parameters", "SELECT id FROM orders WHERE region = $1"));

    private static Refused of(String name, String query) {
        return new Refused(name, "", query);
    }
}
