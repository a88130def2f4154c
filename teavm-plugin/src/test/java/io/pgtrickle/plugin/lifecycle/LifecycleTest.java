package io.pgtrickle.plugin.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.plugin.server.Engine;
import io.pgtrickle.plugin.server.OperationRunner;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operations do to a database, and what they leave behind. */
@ParameterizedClass
@MethodSource("servers")
class LifecycleTest {
    private static final String TABLES = """
            CREATE TABLE customers (id int PRIMARY KEY, name text);
            CREATE TABLE orders (id int PRIMARY KEY, customer int REFERENCES customers, amount numeric);
            CREATE TABLE logs (level text, message text);
            INSERT INTO customers VALUES (1, 'Ada'), (2, 'Bob');
            INSERT INTO orders VALUES (1, 1, 10), (2, 1, 20), (3, 2, 5);
            INSERT INTO logs VALUES ('info', 'a'), ('info', 'a'), ('error', NULL)""";

    private static final String TOTALS = "SELECT customer, sum(amount) AS total FROM orders GROUP BY customer";

    /** Everything in schema pgtrickle that belongs to stream tables, and every trigger. */
    private static final String LEFT_BEHIND = """
            SELECT (SELECT count(*) FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
              WHERE tgname LIKE '!%' AND relname NOT LIKE 'pgt%') + (SELECT count(*) FROM pg_proc
              WHERE proname ~ $1::text) + (SELECT count(*) FROM pg_class WHERE relname ~ '^__pgt_(\\d|query|probe)')""";

    private final OperationRunner server;

    /** For one server, which is closed after the last test. */
    LifecycleTest(OperationRunner server) {
        this.server = server;
    }

    static Stream<OperationRunner> servers() {
        return Stream.of(Engine.values()).map(OperationRunner::on);
    }

    @BeforeEach
    void startOver() throws SQLException {
        server.startOver(TABLES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, amount FROM orders WHERE amount > 5",
                "SELECT level, message FROM logs",
                TOTALS,
                "SELECT level, count(*) AS n FROM logs GROUP BY level",
                "SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer",
                "SELECT c.name, avg(o.amount) AS a FROM orders o JOIN customers c ON c.id = o.customer GROUP BY c.name",
                "SELECT customer, sum(amount::float8) AS total FROM orders GROUP BY customer"
            })
    void followsChangesAndLeavesNothingBehind(String query) throws SQLException {
        create("s", query);
        server.script("""
                INSERT INTO orders VALUES (4, 2, 7); UPDATE orders SET amount = amount + 1, customer = 2 WHERE id = 1;
                DELETE FROM orders WHERE id = 3; UPDATE customers SET name = 'Eve' WHERE id = 2;
                DELETE FROM logs WHERE level = 'error'; INSERT INTO logs VALUES ('info', 'a')""");
        assertTrue(verified("s"));
        assertEquals("null", server.run(CatalogOperation.drop("s", false, false)));
        assertEquals("0", server.value(LEFT_BEHIND, "^__pgt_\\d"));
        assertEquals("[]", server.run(CatalogOperation.list("streamTables")));
    }

    @Test
    void leavesNothingOfARefusedQueryBehindOnceItIsTakenBack() throws SQLException {
        server.script("SAVEPOINT before");
        PgTrickleException refusal =
                assertThrows(PgTrickleException.class, () -> create("s", "SELECT id FROM orders FOR UPDATE"));
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refusal.failure().code());
        assertEquals("FOR UPDATE", refusal.failure().feature());
        server.script("ROLLBACK TO before");
        assertEquals("0", server.value(LEFT_BEHIND, "^__pgt_"));
        assertEquals("", server.value("SELECT coalesce(to_regclass($1)::text, '')", "pgtrickle.pgt_stream_tables"));
    }

    @Test
    void putsAnotherQueryInItsPlaceOnlyWhenAsked() throws SQLException {
        create("s", TOTALS);
        server.script("SAVEPOINT before");
        PgTrickleException refusal = assertThrows(PgTrickleException.class, () -> create("s", TOTALS));
        assertEquals(ErrorCode.ALREADY_EXISTS, refusal.failure().code());
        server.script("ROLLBACK TO before");
        String kept = server.run(new CreateStreamTable("s", "SELECT id FROM orders", true, false));
        assertEquals("total", server.value("SELECT $1::jsonb #>> '{columns,1,name}'", kept));
        String replaced = server.run(new CreateStreamTable("s", "SELECT id FROM orders", false, true));
        assertEquals("id", server.value("SELECT $1::jsonb #>> '{columns,0,name}'", replaced));
        assertTrue(verified("s"));
    }

    @Test
    void dropsReadersUnderCascadeOnly() throws SQLException {
        create("s", TOTALS);
        create("reader", "SELECT customer FROM s WHERE total > 10");
        server.script("SAVEPOINT before");
        PgTrickleException refusal =
                assertThrows(PgTrickleException.class, () -> server.run(CatalogOperation.drop("s", false, false)));
        assertEquals(ErrorCode.HAS_DEPENDENTS, refusal.failure().code());
        assertTrue(refusal.failure().reason().contains("public.reader"));
        server.script("ROLLBACK TO before");
        server.run(CatalogOperation.drop("s", false, true));
        assertEquals("0", server.value(LEFT_BEHIND, "^__pgt_\\d"));
    }

    @Test
    void mendsByRefreshWhatDisabledTriggersMissed() throws SQLException {
        create("s", TOTALS);
        server.script("ALTER TABLE orders DISABLE TRIGGER USER; UPDATE orders SET amount = 0");
        assertFalse(verified("s"));
        server.run(CatalogOperation.refresh("refreshStreamTable", "s"));
        assertTrue(verified("s"));
        server.script("UPDATE orders SET amount = 3");
        assertTrue(verified("s"));
    }

    /** Under this path an unqualified name of ours would find the user's function first. */
    @Test
    void findsOnlyItsOwnFunctionsUnderAHostileSearchPath() throws SQLException {
        server.script("""
                CREATE SCHEMA hostile;
                CREATE FUNCTION hostile.to_regclass(text) RETURNS regclass LANGUAGE plpgsql AS
                  'BEGIN RAISE EXCEPTION ''caught''; END';
                CREATE FUNCTION hostile.count(bigint) RETURNS bigint LANGUAGE plpgsql AS
                  'BEGIN RAISE EXCEPTION ''caught''; END';
                CREATE TEMPORARY TABLE pg_class (oid oid);
                SET LOCAL search_path = hostile, public, pg_catalog""");
        create("public.s", TOTALS);
        assertTrue(verified("s"));
        server.run(CatalogOperation.explain("s"));
        server.run(CatalogOperation.drop("s", false, false));
        assertEquals("hostile, public, pg_catalog", server.value("SELECT current_setting($1)", "search_path"));
    }

    @Test
    void refusesACatalogOfAnotherVersion() throws SQLException {
        create("s", TOTALS);
        server.script("UPDATE pgtrickle.pgt_schema_version SET version = '99.0.0'");
        PgTrickleException refusal =
                assertThrows(PgTrickleException.class, () -> server.run(CatalogOperation.list("streamTables")));
        assertEquals(ErrorCode.INCOMPATIBLE_CATALOG, refusal.failure().code());
    }

    private void create(String name, String query) throws SQLException {
        server.run(new CreateStreamTable(name, query, false, false));
    }

    private boolean verified(String name) throws SQLException {
        String answer = server.run(CatalogOperation.verify(name));
        return "true".equals(server.value("SELECT $1::jsonb ->> 'ok'", answer));
    }
}
