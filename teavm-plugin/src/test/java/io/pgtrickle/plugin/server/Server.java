package io.pgtrickle.plugin.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** An empty database in a process of its own, gone when it is closed. */
public interface Server extends AutoCloseable {
    /** Its host and port. */
    String address();

    /** Opens a connection. */
    default Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address() + "/postgres?sslmode=disable", "postgres", "");
    }

    @Override
    void close();
}
