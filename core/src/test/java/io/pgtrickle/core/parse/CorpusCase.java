package io.pgtrickle.core.parse;

import java.util.List;

/**
 * One query of the corpus.
 *
 * @param theme the file it stands in
 * @param name what it shows
 * @param original the query as a person wrote it
 * @param printed what each version of Postgres prints for it, the newest first
 * @param structure the outline of what the newest prints
 */
record CorpusCase(String theme, String name, String original, List<Printed> printed, String structure) {
    CorpusCase {
        printed = List.copyOf(printed);
    }

    /** What the newest version prints. */
    String canonical() {
        return printed.get(0).text();
    }

    CorpusCase withStructure(String newStructure) {
        return new CorpusCase(theme, name, original, printed, newStructure);
    }

    @Override
    public String toString() {
        return theme + ": " + name;
    }

    /**
     * A canonical text.
     *
     * @param versions the major versions of Postgres that print it, such as {@code 18 17}
     * @param text the text
     */
    record Printed(String versions, String text) {}
}
