package io.pgtrickle.plugin.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgtrickle.core.construct.Maintained;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.parse.QueryParser;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.plugin.golden.GoldenCase.Section;
import io.pgtrickle.plugin.lifecycle.CreateStreamTable;
import io.pgtrickle.plugin.server.OperationRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is read of a query and printed again, Postgres reads as the same query: the parser's model as a whole, and what the
 * compiler puts of it into the query of a stage. With {@code -Dqueries=true}, queries of other tests that
 * {@code npm/scripts/queries.mjs} has written are taken as well.
 */
class RoundTripTest {
    private static final Path CORPUS = Path.of("..", "core", "src", "test", "resources", "corpus");

    private static OperationRunner pglite;

    private final List<String> differences = new ArrayList<>();
    private int read;
    private int compiled;

    @BeforeAll
    static void start() throws IOException, SQLException {
        pglite = new OperationRunner();
    }

    @AfterAll
    static void stop() throws SQLException {
        pglite.close();
    }

    @Test
    void whatTheParserReadsOfTheCorpusIsTheQuery() throws IOException, SQLException {
        pglite.startOver(Files.readString(CORPUS.resolve("schema.sql")));
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.sorted().toList()) {
                for (Section section : GoldenCase.read(file).sections()) {
                    if (section.title().equals("original")) {
                        readAndPrint(section.text());
                    }
                }
            }
        }
        expectNoDifference();
        assertTrue(read > 150, read + " queries");
    }

    @Test
    void whatIsReadAndWhatIsCompiledOfMaintainedQueriesIsTheQuery() throws IOException, SQLException {
        List<GoldenCase> cases = new ArrayList<>(GoldenCase.all());
        for (Maintained pattern : Maintained.ALL) {
            cases.add(new GoldenCase(
                    Path.of(pattern.name()),
                    List.of(
                            new Section("schema", SupportTest.TABLES),
                            new Section("source region_totals", SupportTest.TOTALS),
                            new Section("source messages", SupportTest.MESSAGES),
                            new Section("query", pattern.query()))));
        }
        if (Boolean.getBoolean("queries")) {
            cases.addAll(Recorder.written());
        }
        for (GoldenCase each : cases) {
            pglite.startOver("");
            for (Section section : each.sections()) {
                boolean source = section.title().startsWith("source ");
                if (section.title().equals("schema")) {
                    attempt(section.text());
                } else if (source || section.title().equals("query")) {
                    readAndPrint(section.text());
                    compile(source ? section.title().substring(7) : "example", section.text());
                }
            }
        }
        expectNoDifference();
        assertTrue(read > 80 && compiled > 25, read + " queries, " + compiled + " of them in one stage");
    }

    private void expectNoDifference() {
        System.out.println(read + " queries printed from the model, " + compiled + " from the query of a stage");
        assertEquals("", differences.stream().collect(Collectors.joining("\n\n")), differences.size() + " differ");
    }

    private void readAndPrint(String query) throws SQLException {
        String canonical = canonical(query);
        Query model;
        try {
            model = QueryParser.parse(canonical);
        } catch (PgTrickleException refusal) {
            return;
        }
        if (canonical.isEmpty() || model.locking() || model.recursive() || canonical.contains(" TABLESAMPLE ")) {
            return;
        }
        read++;
        // neither where a query of WITH is computed is kept, nor LIMIT ALL: they change no row
        String text = canonical
                .replace(" AS MATERIALIZED (", " AS (")
                .replace(" AS NOT MATERIALIZED (", " AS (")
                .replace("\n LIMIT ALL", "");
        // Postgres does not print all that it prints again as it was
        String expected = canonical(text.substring(0, text.length() - 1));
        compare(query, expected, canonical(QueryText.of(model)));
    }

    /** Compares what a query with one stage that replaces rows is made of; keys stand before its outputs there. */
    private void compile(String table, String query) throws SQLException {
        pglite.script("SAVEPOINT created");
        try {
            pglite.run(new CreateStreamTable(table, query, false, false));
        } catch (PgTrickleException refusal) {
            pglite.script("ROLLBACK TO created");
            return;
        }
        String script = pglite.lastScript();
        String start = "CREATE TABLE pgtrickle.";
        int from = script.indexOf(" AS\n", script.indexOf(start)) + 4;
        String stage = canonical(script.substring(from, script.indexOf(";\nCREATE ", from)));
        String canonical = canonical(query);
        if (script.indexOf(start, from) >= 0 || stage.isEmpty() || stage.contains("__pgt_query")) {
            return;
        }
        Query emitted = QueryParser.parse(stage);
        Query original = QueryParser.parse(canonical);
        if (emitted.body() instanceof Select one
                && original.body() instanceof Select other
                && original.with().isEmpty()
                && names(one).equals(names(other))) {
            compiled++;
            compare(query, text(other), text(one));
        }
    }

    private static String names(Select select) {
        return select.items().stream()
                .map(item -> item.name().sql())
                .filter(name -> !name.startsWith("__pgt_"))
                .collect(Collectors.joining(", "));
    }

    private static String text(Select select) {
        StringBuilder text = new StringBuilder();
        for (SelectItem item : select.items()) {
            if (!item.name().sql().startsWith("__pgt_")) {
                text.append(QueryText.of(item.expression()))
                        .append(" AS ")
                        .append(item.name().sql())
                        .append('\n');
            }
        }
        return text.append(QueryText.rest(select)).toString();
    }

    private void compare(String query, String expected, String found) {
        if (!expected.equals(found)) {
            differences.add(query + "\n-- is\n" + expected + "\n-- but reads\n" + found);
        }
    }

    /** What Postgres prints of a query; empty where it is none. */
    private String canonical(String query) throws SQLException {
        if (!attempt("CREATE TEMPORARY VIEW read AS " + query)) {
            return "";
        }
        pglite.script("SET LOCAL search_path = pg_catalog, pg_temp");
        String text = pglite.value("SELECT pg_get_viewdef($1::regclass)", "pg_temp.read");
        pglite.script("SET LOCAL search_path = public; DROP VIEW pg_temp.read");
        return text;
    }

    private boolean attempt(String script) throws SQLException {
        pglite.script("SAVEPOINT before");
        try {
            pglite.script(script);
            return true;
        } catch (SQLException failure) {
            pglite.script("ROLLBACK TO before");
            return false;
        }
    }
}
