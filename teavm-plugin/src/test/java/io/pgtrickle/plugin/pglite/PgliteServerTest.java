package io.pgtrickle.plugin.pglite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PgliteServerTest {
    @Test
    void answersOverJdbc() throws IOException, SQLException {
        try (PgliteServer server = PgliteServer.start();
                Connection connection = server.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT ?::int + 1, version()")) {
            statement.setString(1, "41");
            try (ResultSet rows = statement.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(42, rows.getInt(1));
                assertTrue(rows.getString(2).startsWith("PostgreSQL"));
            }
        }
    }
}
