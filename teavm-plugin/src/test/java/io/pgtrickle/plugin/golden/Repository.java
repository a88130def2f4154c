package io.pgtrickle.plugin.golden;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checked-in files that are made from the compiler. The tests run in the module's directory. */
final class Repository {
    private Repository() {}

    /** A file of the repository. */
    static Path file(String path) {
        return Path.of("..").resolve(path);
    }

    /**
     * Expects a file to have this content. With {@code -D<property>=true} it is written; without, a difference fails, and
     * the file as it should be is left under {@code target/}.
     */
    static void expect(Path file, String content, String property) throws IOException {
        String present = Files.exists(file) ? Files.readString(file) : "";
        if (present.equals(content)) {
            return;
        }
        boolean update = Boolean.getBoolean(property);
        Path target = update ? file : Path.of("target", "expected").resolve(file.getFileName());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, content);
        if (!update) {
            fail(file.normalize() + " differs from what the compiler says. Compare it with teavm-plugin/" + target
                    + ", and when that is right, copy it or run\n  mvn test -pl core,teavm-plugin -D" + property
                    + "=true");
        }
    }
}
