package io.pgtrickle.plugin.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * An empty PGlite in a Node process of its own, gone when it is closed.
 *
 * <p>PGlite is one Postgres session: its connections share settings, temporary objects and the open transaction.
 */
public final class PgliteServer implements Server {
    private final Process node;
    private final String address;

    private PgliteServer(Process node, String address) {
        this.node = node;
        this.address = address;
    }

    /** Starts a server and waits until it accepts connections. */
    public static PgliteServer start() throws IOException {
        Process node = new ProcessBuilder(System.getProperty("node", "node"), "src/test/node/server.mjs")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Not closed: a closed standard output would make the server's later writes fail.
        BufferedReader output =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
        String address = output.readLine();
        if (address == null) {
            throw new IOException("PGlite did not start; its error is on the standard error output");
        }
        return new PgliteServer(node, address);
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void close() {
        node.destroy();
    }
}
