package io.pgtrickle.plugin.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgtrickle.plugin.golden.GoldenCase.Section;
import io.pgtrickle.plugin.lifecycle.CatalogOperation;
import io.pgtrickle.plugin.lifecycle.CreateStreamTable;
import io.pgtrickle.plugin.server.OperationRunner;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQL of each maintained pattern, reviewed by people and installed on PGlite. */
class GoldenTest {
    private static OperationRunner pglite;

    @BeforeAll
    static void start() throws IOException, SQLException {
        pglite = new OperationRunner();
    }

    @AfterAll
    static void stop() throws SQLException {
        pglite.close();
    }

    static List<GoldenCase> cases() throws IOException {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void installsTheGoldenScript(GoldenCase golden) throws IOException, SQLException {
        pglite.startOver(golden.text("schema"));
        for (Section section : golden.sections()) {
            if (section.title().startsWith("source ")) {
                pglite.run(new CreateStreamTable(section.title().substring(7), section.text(), false, false));
            }
        }
        pglite.run(new CreateStreamTable("example", golden.text("query"), false, false));
        Repository.expect(golden.file(), golden.withScript(pglite.lastScript()), "golden.update");
        String verification = pglite.run(CatalogOperation.verify("example"));
        assertEquals("true", pglite.value("SELECT $1::jsonb ->> 'ok'", verification), verification);
    }
}
