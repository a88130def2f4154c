package io.pgtrickle.plugin.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgtrickle.core.construct.Maintained;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.plugin.golden.GoldenCase.Section;
import io.pgtrickle.plugin.lifecycle.CreateStreamTable;
import io.pgtrickle.plugin.server.OperationRunner;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Records on PGlite, for {@link Replay}, what is said when stream tables are created: of the golden cases, of the support
 * table, and of the queries of all other tests where {@code npm/scripts/queries.mjs} has written them. Runs only when it is
 * named: {@code just mutation}.
 */
class Recorder {
    static final Path FILE = Path.of("target", "recordings");

    private static final Path QUERIES = Path.of("target", "queries");

    private final Texts texts = new Texts();
    private int maintained;
    private int refused;

    @Test
    void recordsEveryQuery() throws IOException, SQLException {
        try (DataOutputStream file = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(FILE)));
                OperationRunner pglite = new OperationRunner()) {
            for (GoldenCase golden : GoldenCase.all()) {
                record(file, pglite, golden);
            }
            for (Maintained pattern : Maintained.ALL) {
                support(file, pglite, new Refused(pattern.name(), "", pattern.query()));
            }
            for (List<Refused> patterns : List.of(Refused.CONSTRUCTS, Refused.ORDERS, Refused.SOURCES, Refused.TEXTS)) {
                for (Refused pattern : patterns) {
                    support(file, pglite, pattern);
                }
            }
            for (GoldenCase queries : written()) {
                record(file, pglite, queries);
            }
        }
        System.out.println(maintained + " queries that are maintained and " + refused + " that are refused");
        assertTrue(maintained > refused && refused > 0);
    }

    /** The cases of the queries that other tests wrote; none where they are not written out. */
    static List<GoldenCase> written() throws IOException {
        if (!Files.exists(QUERIES)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(QUERIES)) {
            return files.sorted().map(GoldenCase::read).toList();
        }
    }

    private void support(DataOutputStream file, OperationRunner pglite, Refused pattern)
            throws IOException, SQLException {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("schema", SupportTest.TABLES));
        sections.add(new Section("source region_totals", SupportTest.TOTALS));
        sections.add(new Section("source messages", SupportTest.MESSAGES));
        sections.add(new Section("schema", pattern.setup()));
        sections.add(new Section("query", pattern.query()));
        record(file, pglite, new GoldenCase(Path.of(pattern.name().replace('/', '_')), sections));
    }

    private void record(DataOutputStream file, OperationRunner pglite, GoldenCase each)
            throws IOException, SQLException {
        pglite.startOver("");
        for (Section section : each.sections()) {
            if (section.title().equals("schema")) {
                withinSavepoint(pglite, section.text());
            } else if (section.title().equals("query")) {
                create(pglite, each.toString(), "example", section.text()).write(file, texts);
            } else if (section.title().startsWith("source ")) {
                create(pglite, each.toString(), section.title().substring(7), section.text())
                        .write(file, texts);
            }
        }
    }

    /** A statement of a random case may fail, as it may in the hunt. */
    private static void withinSavepoint(OperationRunner pglite, String script) throws SQLException {
        pglite.script("SAVEPOINT before");
        try {
            pglite.script(script);
        } catch (SQLException failure) {
            pglite.script("ROLLBACK TO before");
        }
    }

    private Recording create(OperationRunner pglite, String name, String table, String query) throws SQLException {
        pglite.script("SAVEPOINT before");
        String outcome;
        try {
            outcome = pglite.run(new CreateStreamTable(table, query, false, false));
            maintained++;
        } catch (PgTrickleException error) {
            outcome = Recording.refusal(error, table);
            pglite.script("ROLLBACK TO before");
            refused++;
        }
        return new Recording(name, table, query, pglite.exchanges(), outcome);
    }
}
