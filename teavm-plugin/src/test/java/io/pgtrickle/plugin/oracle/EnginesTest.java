package io.pgtrickle.plugin.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.plugin.lifecycle.CreateStreamTable;
import io.pgtrickle.plugin.server.Engine;
import io.pgtrickle.plugin.server.OperationRunner;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * On every engine stream tables equal their queries after every statement. {@code -Djqwik.tries.default=1000} runs more of them;
 * what fails is shrunk and printed as a script.
 */
class EnginesTest {
    private static final Set<ErrorCode> REFUSALS = Set.of(ErrorCode.UNSUPPORTED_FEATURE, ErrorCode.MISSING_PRIMARY_KEY);

    /** What a statement may fail with, whatever reads the table: constraints, and rows written twice. */
    private static final Set<String> USUAL = Set.of("23001", "23502", "23503", "23505", "21000", "27000");

    private static final Map<Engine, OperationRunner> RUNNERS = new EnumMap<>(Engine.class);
    private static int created;
    private static int compared;

    @AfterContainer
    static void stop() throws SQLException {
        for (OperationRunner runner : RUNNERS.values()) {
            runner.close();
        }
        System.out.println(created + " stream tables created, " + compared + " comparisons");
        assertTrue(created > 0 && compared > created, "most queries were refused");
    }

    @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
    void followOnPglite(
            @ForAll long schema,
            @ForAll @Size(3) List<Long> queries,
            @ForAll @Size(min = 10, max = 25) List<Long> writes)
            throws SQLException {
        follow(Engine.PGLITE, new RandomSchema(schema), queries, writes);
    }

    @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
    void followOnPostgres17(
            @ForAll long schema,
            @ForAll @Size(3) List<Long> queries,
            @ForAll @Size(min = 10, max = 25) List<Long> writes)
            throws SQLException {
        follow(Engine.POSTGRES_17, new RandomSchema(schema), queries, writes);
    }

    @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
    void followOnPostgres18(
            @ForAll long schema,
            @ForAll @Size(3) List<Long> queries,
            @ForAll @Size(min = 10, max = 25) List<Long> writes)
            throws SQLException {
        follow(Engine.POSTGRES_18, new RandomSchema(schema), queries, writes);
    }

    private static void follow(Engine engine, RandomSchema schema, List<Long> queries, List<Long> writes)
            throws SQLException {
        OperationRunner runner = RUNNERS.computeIfAbsent(engine, OperationRunner::on);
        StringBuilder script = new StringBuilder(schema.script());
        runner.startOver(schema.script());
        List<String> followed = new ArrayList<>();
        for (long seed : queries) {
            String query = new RandomQuery(schema, seed).sql();
            String name = "s" + (followed.size() + 1);
            runner.script("SAVEPOINT before");
            try {
                runner.run(new CreateStreamTable(name, query, false, false));
                followed.add(query);
                script.append("-- stream table ")
                        .append(name)
                        .append(": ")
                        .append(query)
                        .append(";\n");
                created++;
            } catch (PgTrickleException refusal) {
                runner.script("ROLLBACK TO before");
                if (!REFUSALS.contains(refusal.failure().code())) {
                    fail(script + query + "\n" + refusal.failure().problem() + ": "
                            + refusal.failure().reason());
                }
            }
        }
        compare(runner, followed, script);
        for (long seed : writes) {
            String write = new RandomStatement(schema, seed).sql();
            script.append(write).append(";\n");
            runner.script("SAVEPOINT before");
            try {
                runner.script(write);
            } catch (SQLException refused) {
                runner.script("ROLLBACK TO before");
                if (!USUAL.contains(refused.getSQLState())
                        || String.valueOf(refused.getMessage()).contains("stream table")) {
                    fail(script + refused.getSQLState() + " " + refused.getMessage());
                }
            }
            compare(runner, followed, script);
        }
    }

    /** As the text of rows, which also shows digits. */
    private static void compare(OperationRunner runner, List<String> followed, StringBuilder script)
            throws SQLException {
        for (int index = 0; index < followed.size(); index++) {
            String fresh = "SELECT q::text AS r FROM (" + followed.get(index) + ") AS q";
            String stored = "SELECT s::text AS r FROM s" + (index + 1) + " AS s";
            String difference = runner.value(
                    "SELECT coalesce(string_agg(d, '; '), $1) FROM (SELECT 'missing ' || r AS d FROM (" + fresh
                            + " EXCEPT ALL " + stored + ") AS m UNION ALL SELECT 'extra ' || r FROM (" + stored
                            + " EXCEPT ALL " + fresh + ") AS e) AS differences",
                    "");
            compared++;
            if (!difference.isEmpty()) {
                fail(script + "-- s" + (index + 1) + ": " + difference);
            }
        }
    }
}
