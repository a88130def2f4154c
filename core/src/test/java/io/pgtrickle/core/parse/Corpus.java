package io.pgtrickle.core.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The corpus in {@code src/test/resources/corpus}: one file a theme, in which comments head the parts of each query.
 * The canonical texts were printed by Postgres itself; {@code schema.sql} makes the tables they are about.
 */
final class Corpus {
    private static final Path FOLDER = Path.of("src", "test", "resources", "corpus");
    private static final String NAME = "-- name: ";
    private static final String ORIGINAL = "-- original";
    private static final String CANONICAL = "-- canonical ";
    private static final String STRUCTURE = "-- structure";
    private static final String COMMENT = "--   ";

    private Corpus() {}

    /** Every query, theme by theme. */
    static List<CorpusCase> cases() {
        List<CorpusCase> cases = new ArrayList<>();
        for (Path file : files()) {
            cases.addAll(read(file));
        }
        return cases;
    }

    /** Every canonical text of every version. */
    static List<String> canonicalTexts() {
        return cases().stream()
                .flatMap(each -> each.printed().stream())
                .map(CorpusCase.Printed::text)
                .toList();
    }

    /** Rewrites the files with the structures of these cases. */
    static void write(List<CorpusCase> cases) {
        for (Path file : files()) {
            StringBuilder text = new StringBuilder();
            for (CorpusCase each : cases) {
                if (each.theme().equals(theme(file))) {
                    append(text, each);
                }
            }
            try {
                Files.writeString(file, text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static void append(StringBuilder text, CorpusCase each) {
        text.append(text.isEmpty() ? "" : "\n").append(NAME).append(each.name()).append('\n');
        text.append(ORIGINAL).append('\n').append(each.original()).append('\n');
        for (CorpusCase.Printed printed : each.printed()) {
            text.append(CANONICAL).append(printed.versions()).append('\n');
            text.append(printed.text()).append('\n');
        }
        text.append(STRUCTURE).append('\n');
        each.structure()
                .lines()
                .forEach(line -> text.append(COMMENT).append(line).append('\n'));
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !theme(file).equals("schema")).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String theme(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ".sql".length());
    }

    private static List<CorpusCase> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<CorpusCase> cases = new ArrayList<>();
        for (String block : ("\n" + text).split("\n" + NAME, -1)) {
            if (!block.isBlank()) {
                cases.add(parse(theme(file), block));
            }
        }
        return cases;
    }

    private static CorpusCase parse(String theme, String block) {
        int original = block.indexOf("\n" + ORIGINAL + "\n");
        int structure = block.indexOf("\n" + STRUCTURE);
        String[] texts =
                block.substring(original + ORIGINAL.length() + 2, structure).split("\n" + CANONICAL, -1);
        List<CorpusCase.Printed> printed = new ArrayList<>();
        for (int index = 1; index < texts.length; index++) {
            int line = texts[index].indexOf('\n');
            printed.add(new CorpusCase.Printed(texts[index].substring(0, line), texts[index].substring(line + 1)));
        }
        StringBuilder outline = new StringBuilder();
        block.substring(structure + STRUCTURE.length() + 1)
                .lines()
                .filter(line -> line.startsWith(COMMENT))
                .forEach(
                        line -> outline.append(line.substring(COMMENT.length())).append('\n'));
        return new CorpusCase(theme, block.substring(0, original), texts[0], printed, outline.toString());
    }
}
