package io.pgtrickle.plugin.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An empty PostgreSQL in a temporary folder. It refuses to run as root, and is then run as nobody, with whom the folder
 * is shared.
 */
public final class PostgresServer implements Server {
    private static final String NOBODY = "nobody";

    private final Path folder;
    private final Path data;
    private final int port;
    private final Thread atExit = new Thread(this::stop);

    private PostgresServer(Path folder, int port) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.port = port;
    }

    /** Starts a server of this major version and waits until it accepts connections. */
    public static PostgresServer start(int version) throws IOException {
        assumeTrue(!isRoot() || onPath("setpriv"), "PostgreSQL does not run as root, and there is no setpriv here");
        Path folder = Files.createTempDirectory("postgres" + version);
        PostgresBinaries.unpack(Path.of("target", "postgres", version + ".jar"), folder);
        Files.createDirectory(folder.resolve("data"));
        if (isRoot()) {
            for (Path shared : List.of(folder, folder.resolve("data"))) {
                Files.setOwner(
                        shared,
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
            }
        }
        PostgresServer server = new PostgresServer(folder, freePort());
        server.call(
                "initdb",
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--pgdata=" + server.data);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        String options =
                "-p " + server.port + " -F -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c autovacuum=off";
        server.call("pg_ctl", "start", "-w", "-D", server.data.toString(), "-l", folder + "/log", "-o", options);
        return server;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private void stop() {
        try {
            call("pg_ctl", "stop", "-m", "immediate", "-D", data.toString());
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void call(String program, String... parameters) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=65534", "--clear-groups", "--"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(parameters));
        Path output = Files.createTempFile(program, ".log");
        // Not a pipe: the server that pg_ctl leaves behind would keep it open.
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException interruption) {
            throw new IOException(program + " was interrupted", interruption);
        } finally {
            Files.delete(output);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
