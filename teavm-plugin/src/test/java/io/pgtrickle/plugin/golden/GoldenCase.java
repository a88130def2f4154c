package io.pgtrickle.plugin.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A golden case in one file: {@code -- schema}, any number of {@code -- source name} (stream tables it reads),
 * {@code -- query}, and {@code -- script}, the maintenance script that is expected.
 *
 * @param file its file
 * @param sections its sections in order, the script included
 */
record GoldenCase(Path file, List<Section> sections) {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

    /**
     * A part of the file.
     *
     * @param title what stands behind the two hyphens
     * @param text the text below
     */
    record Section(String title, String text) {}

    /** All cases, by name. */
    static List<GoldenCase> all() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().map(GoldenCase::read).toList();
        }
    }

    /** The case of a name. */
    static GoldenCase named(String name) {
        return read(DIRECTORY.resolve(name + ".sql"));
    }

    /** The text of a section; empty when there is none. */
    String text(String title) {
        return sections.stream()
                .filter(section -> section.title().equals(title))
                .map(Section::text)
                .findFirst()
                .orElse("");
    }

    /** The file with this script. */
    String withScript(String script) {
        StringBuilder content = new StringBuilder();
        for (Section section : sections) {
            if (!section.title().equals("script")) {
                content.append("-- ")
                        .append(section.title())
                        .append('\n')
                        .append(section.text())
                        .append("\n\n");
            }
        }
        return content.append("-- script\n").append(script.strip()).append('\n').toString();
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    /** The case of a file. */
    static GoldenCase read(Path file) {
        List<Section> sections = new ArrayList<>();
        try {
            String title = "";
            StringBuilder text = new StringBuilder();
            for (String line : Files.readAllLines(file)) {
                if (!line.startsWith("-- ")) {
                    text.append(line).append('\n');
                    continue;
                }
                if (!title.isEmpty()) {
                    sections.add(new Section(title, text.toString().strip()));
                }
                title = line.substring(3);
                text.setLength(0);
            }
            sections.add(new Section(title, text.toString().strip()));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return new GoldenCase(file, sections);
    }
}
