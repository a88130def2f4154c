package io.pgtrickle.plugin.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgtrickle.core.construct.Aggregates;
import io.pgtrickle.core.construct.Maintained;
import io.pgtrickle.core.construct.Refusal;
import io.pgtrickle.core.construct.Refusals;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.plugin.lifecycle.CreateStreamTable;
import io.pgtrickle.plugin.server.OperationRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The support table says what the compiler does: every pattern is created on PGlite, every refusal provoked there. */
class SupportTest {
    static final String TABLES = """
            CREATE TABLE customers (id int PRIMARY KEY, name text);
            CREATE TABLE orders (
              id int PRIMARY KEY, customer_id int, region text, status text, amount numeric(10,2), rate numeric,
              weight double precision, placed timestamptz
            );
            CREATE TABLE logs (level text, message text);
            CREATE TABLE sales (id int PRIMARY KEY, region text, amount numeric(10,2)) PARTITION BY RANGE (id);
            CREATE TABLE early_sales PARTITION OF sales FOR VALUES FROM (0) TO (1000);
            CREATE TABLE places (id int PRIMARY KEY, name text);
            CREATE TABLE capitals (country text) INHERITS (places);
            CREATE VIEW large_orders AS SELECT id, customer_id, amount FROM orders WHERE amount > 100;
            """;

    static final String TOTALS = "SELECT region, count(*) AS n FROM orders GROUP BY region";

    static final String MESSAGES = "SELECT level, message FROM logs";

    private static final String MAINTENANCE = """
            SELECT string_agg(stage ->> 'maintenance', ', then ' ORDER BY position)
            FROM jsonb_array_elements($1::jsonb -> 'stages') WITH ORDINALITY AS stages(stage, position)""";

    /** Every place of the main code that refuses a source or a call by a name of its own starts that name like this. */
    private static final Pattern NAMED = Pattern.compile("[\"']((?:The|A|Row) [^\"']*)[\"'](?! *\\+ VERSION)");

    private static OperationRunner pglite;

    @BeforeAll
    static void start() throws IOException, SQLException {
        pglite = new OperationRunner();
    }

    @AfterAll
    static void stop() throws SQLException {
        pglite.close();
    }

    @Test
    void equalsTheDocumentation() throws IOException, SQLException {
        SupportTable table = new SupportTable();
        for (Maintained pattern : Maintained.ALL) {
            String created = create("", pattern.query());
            assertEquals(pattern.how(), pglite.value(MAINTENANCE, created), pattern.name());
            table.maintained(pattern.name(), pattern.query(), pattern.how());
        }
        List<Refused> refused = new ArrayList<>(Refused.CONSTRUCTS);
        refused.addAll(Refused.ORDERS);
        refused.addAll(Refused.SOURCES);
        refused.addAll(Refused.TEXTS);
        for (Refused pattern : refused) {
            PgTrickleException error = refusal(pattern);
            Failure failure = error.failure();
            String example = (pattern.setup() + " " + pattern.query()).strip();
            table.refused(
                    pattern.name(),
                    example,
                    failure.reason(),
                    failure.hint(),
                    failure.code().name(),
                    error.message("createStreamTable", Optional.of("t")));
        }
        Path readme = Repository.file("README.md");
        Repository.expect(readme, table.within(Files.readString(readme)), "support.update");
        String tables = TABLES + "-- stream table region_totals\n" + TOTALS + ";\n-- stream table messages\n" + MESSAGES
                + ";\n";
        Repository.expect(Repository.file("docs/support.md"), table.page(tables), "support.update");
    }

    @Test
    void hasAnExampleOfEveryRefusedConstruct() throws SQLException {
        List<String> names = Refused.CONSTRUCTS.stream().map(Refused::name).toList();
        assertEquals(Refusals.ALL.stream().map(Refusal::feature).toList(), names);
        for (Refused construct : Refused.CONSTRUCTS) {
            assertEquals(construct.name(), refusal(construct).failure().feature(), construct.query());
        }
    }

    @Test
    void hasAnExampleOfEveryRefusedSource() throws IOException, SQLException {
        StringBuilder features = new StringBuilder();
        List<Refused> examples = new ArrayList<>(Refused.SOURCES);
        examples.addAll(Refused.ORDERS);
        for (Refused source : examples) {
            features.append('\n').append(refusal(source).failure().problem());
        }
        for (String file : List.of("construct/SourceRules", "plan/Sources", "plan/Ordering", "facts/FactsQuery")) {
            String code = Files.readString(Repository.file("core/src/main/java/io/pgtrickle/core/" + file + ".java"));
            Matcher names = NAMED.matcher(code);
            while (names.find()) {
                String name = names.group(1);
                assertTrue(features.indexOf("\n" + name) >= 0, () -> file + " refuses without an example: " + name);
            }
        }
    }

    @Test
    void hasAnExampleOfEveryAggregate() {
        for (String name : Aggregates.NAMES) {
            assertTrue(
                    Maintained.ALL.stream().anyMatch(pattern -> pattern.query().contains(name + "(")), name);
        }
    }

    private static String create(String setup, String query) throws SQLException {
        pglite.startOver(TABLES);
        pglite.run(new CreateStreamTable("region_totals", TOTALS, false, false));
        pglite.run(new CreateStreamTable("messages", MESSAGES, false, false));
        pglite.script(setup);
        return pglite.run(new CreateStreamTable("t", query, false, false));
    }

    private static PgTrickleException refusal(Refused pattern) {
        return assertThrows(PgTrickleException.class, () -> create(pattern.setup(), pattern.query()), pattern.query());
    }
}
