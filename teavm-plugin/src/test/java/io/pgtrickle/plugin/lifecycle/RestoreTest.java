package io.pgtrickle.plugin.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgtrickle.plugin.server.Engine;
import io.pgtrickle.plugin.server.OperationRunner;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What PGlite dumped goes on in a server: stream tables are followed, and can be maintained, as if they were made there. */
class RestoreTest {
    private static final String TABLES = """
            CREATE SCHEMA shop;
            CREATE TYPE shop.mood AS ENUM ('calm', 'busy');
            CREATE TABLE shop.customers (id int PRIMARY KEY, name text NOT NULL, region text, mood shop.mood);
            CREATE TABLE orders (
              id int PRIMARY KEY, customer int REFERENCES shop.customers ON DELETE CASCADE, amount numeric(10,2), at timestamptz);
            CREATE TABLE logs (level text, message text);
            CREATE TABLE visits (day int, guest int, PRIMARY KEY (day, guest)) PARTITION BY RANGE (day);
            CREATE TABLE visits_early PARTITION OF visits FOR VALUES FROM (0) TO (10);
            CREATE TABLE visits_late PARTITION OF visits FOR VALUES FROM (10) TO (20);
            INSERT INTO visits VALUES (1, 1), (1, 2), (15, 1);
            CREATE FUNCTION rated(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
            INSERT INTO shop.customers VALUES (1, 'Ada', 'EU', 'calm'), (2, 'Bob', 'US', 'busy'), (3, 'Cyd', NULL, NULL);
            INSERT INTO orders VALUES (1, 1, 10, '2024-01-01Z'), (2, 1, 20, '2024-01-02Z'), (3, 2, 30, NULL);
            INSERT INTO logs VALUES ('error', 'disk'), ('error', 'disk'), ('info', NULL)""";

    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("filtered", "SELECT id, rated(amount) AS rated, at FROM orders WHERE amount > 10");
        QUERIES.put("messages", "SELECT level, message FROM logs WHERE level <> 'debug'");
        QUERIES.put(
                "totals",
                "SELECT customer, count(*) AS n, sum(amount) AS s, max(at) AS m FROM orders GROUP BY customer");
        QUERIES.put("busy", "SELECT customer FROM totals WHERE n > 1");
        QUERIES.put("listed", "SELECT o.id, c.name, c.mood FROM orders o JOIN shop.customers c ON c.id = o.customer");
        // Its hidden view rests on a key, which a dump has only after the views.
        QUERIES.put(
                "named",
                "SELECT c.id, c.name, avg(o.amount) AS a FROM shop.customers c LEFT JOIN orders o ON o.customer = c.id"
                        + " GROUP BY c.id");
        QUERIES.put(
                "without",
                "SELECT c.name FROM shop.customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer = c.id)");
        QUERIES.put("ranked", "SELECT id, rank() OVER (PARTITION BY customer ORDER BY amount) AS r FROM orders");
        QUERIES.put("words", "SELECT message FROM logs UNION SELECT name FROM shop.customers");
        QUERIES.put("days", "SELECT day, count(*) AS n FROM visits GROUP BY day");
        QUERIES.put("dearest", "SELECT id, amount FROM orders ORDER BY amount DESC, id LIMIT 2");
    }

    private static final List<String> CHANGES = List.of(
            "INSERT INTO shop.customers VALUES (4, 'Dan', 'EU', 'calm')",
            "INSERT INTO orders VALUES (5, 4, 1.5, '2024-02-01Z'), (6, 4, 2.5, NULL), (7, 3, 99, now())",
            "UPDATE shop.customers SET region = 'US', mood = 'busy' WHERE id = 1",
            "UPDATE orders SET amount = amount + 1, customer = 2 WHERE id IN (1, 5)",
            "DELETE FROM shop.customers WHERE id = 4",
            "INSERT INTO logs VALUES ('error', 'disk'), (NULL, NULL)",
            "DELETE FROM logs WHERE message IS NULL OR level = 'info'",
            "INSERT INTO visits VALUES (2, 1), (16, 1)",
            "INSERT INTO visits_late VALUES (17, 1)",
            "CREATE TABLE visits_last PARTITION OF visits FOR VALUES FROM (20) TO (30); INSERT INTO visits_last VALUES (25, 1)",
            "UPDATE visits SET day = day + 4",
            "TRUNCATE logs, visits_early");

    private static String dump = "";

    @BeforeAll
    static void dump() throws SQLException, IOException {
        try (OperationRunner pglite = OperationRunner.on(Engine.PGLITE)) {
            pglite.startOver(TABLES);
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                pglite.run(new CreateStreamTable(query.getKey(), query.getValue(), false, false));
            }
            pglite.script(CHANGES.get(0));
            dump = pglite.dump();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES_17", "POSTGRES_18"})
    void goesOn(Engine engine) throws SQLException {
        try (OperationRunner server = OperationRunner.on(engine)) {
            server.startOver(dump);
            server.script("RESET ALL");
            expectRight(server);
            for (String change : CHANGES.subList(1, CHANGES.size())) {
                server.script(change);
                expectRight(server);
            }
            server.script("""
                    CREATE ROLE clerk; GRANT INSERT ON orders TO clerk; SET ROLE clerk;
                    INSERT INTO orders VALUES (8, 1, 70, NULL); RESET ROLE""");
            expectRight(server);
            // The event trigger looks at all of them and finds none other than it was.
            server.script("CREATE TABLE other (); DROP TABLE other");
            assertEquals("ACTIVE", statuses(server));
            for (String name : QUERIES.keySet()) {
                server.run(CatalogOperation.refresh("refreshStreamTable", name));
            }
            server.script("ALTER TABLE orders RENAME TO purchases; UPDATE purchases SET amount = amount + 1");
            for (String name : QUERIES.keySet()) {
                assertEquals("true", verified(server, name), name);
            }
            server.script("DROP TABLE purchases CASCADE");
            assertEquals("days messages words", server.value(NAMES, " "));
        }
    }

    private static final String NAMES =
            "SELECT string_agg(pgt_name, $1 ORDER BY pgt_name) FROM pgtrickle.pgt_stream_tables";

    private static String statuses(OperationRunner server) throws SQLException {
        return server.value("SELECT string_agg(DISTINCT status, $1) FROM pgtrickle.pgt_stream_tables", " ");
    }

    private static String verified(OperationRunner server, String name) throws SQLException {
        return server.value("SELECT $1::jsonb ->> 'ok'", server.run(CatalogOperation.verify(name)));
    }

    /** By what the query gives there and then, which owes nothing to verification. */
    private static void expectRight(OperationRunner server) throws SQLException {
        for (Map.Entry<String, String> query : QUERIES.entrySet()) {
            String fresh = "(" + query.getValue() + ")";
            String stored = "(SELECT * FROM " + query.getKey() + ")";
            assertEquals(
                    "0",
                    server.value(
                            "SELECT count(*)::text || $1 FROM ((" + fresh + " EXCEPT ALL " + stored + ") UNION ALL ("
                                    + stored + " EXCEPT ALL " + fresh + ")) AS difference",
                            ""),
                    query.getKey());
        }
    }
}
