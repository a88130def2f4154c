package io.pgtrickle.plugin.server;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An empty PGlite in a Node process of its own, gone when it is closed.
 *
 * <p>PGlite is one Postgres session: its connections share settings, temporary objects and the open transaction.
 */
public final class PgliteServer implements Server {
    private final Process node;
    /** Not closed: a closed standard output would make the server's later writes fail. */
    private final BufferedReader output;

    private final String address;

    private PgliteServer(Process node) throws IOException {
        this.node = node;
        output = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
        address = answer();
    }

    /** Starts a server and waits until it accepts connections. */
    public static PgliteServer start() throws IOException {
        Process node = new ProcessBuilder(System.getProperty("node", "node"), "src/test/node/server.mjs")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new PgliteServer(node);
    }

    /** What pg_dump writes of it, which is everything. There must be no transaction. */
    public String dump() throws IOException {
        Path file = Files.createTempFile("pglite", ".sql");
        try {
            BufferedWriter input = node.outputWriter(StandardCharsets.UTF_8);
            input.write(file + "\n");
            input.flush();
            answer();
            return Files.readString(file);
        } finally {
            Files.delete(file);
        }
    }

    private String answer() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("PGlite has ended; its error is on the standard error output");
        }
        return line;
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
