package io.pgtrickle.plugin.server;

import java.io.IOException;

/** What stream tables are maintained in: the product's own database, and the servers whose behaviour it must have. */
public enum Engine {
    PGLITE,
    POSTGRES_17,
    POSTGRES_18;

    /** Starts an empty one. */
    public Server start() throws IOException {
        return switch (this) {
            case PGLITE -> PgliteServer.start();
            case POSTGRES_17 -> PostgresServer.start(17);
            case POSTGRES_18 -> PostgresServer.start(18);
        };
    }
}
