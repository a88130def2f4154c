package io.pgtrickle.plugin.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTest {
    @ParameterizedTest
    @CsvSource({"PGLITE, PostgreSQL 18.", "POSTGRES_17, PostgreSQL 17.", "POSTGRES_18, PostgreSQL 18."})
    void answersOverJdbc(Engine engine, String version) throws IOException, SQLException {
        try (Server server = engine.start();
                Connection connection = server.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT ?::int + 1, version()")) {
            statement.setString(1, "41");
            try (ResultSet rows = statement.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(42, rows.getInt(1));
                assertTrue(rows.getString(2).startsWith(version), rows.getString(2));
            }
        }
    }
}
