package io.pgtrickle.plugin.golden;

import java.util.ArrayList;
import java.util.List;

/** The support table: what was seen of each pattern, printed as Markdown. */
final class SupportTable {
    static final String BEGIN = "<!-- support:begin -->\n";
    static final String END = "<!-- support:end -->";

    private final List<Row> rows = new ArrayList<>();

    /** What becomes of a pattern. */
    enum Status {
        /** It is maintained. */
        SUPPORTED("supported"),
        /** It is refused for now: its reason says "yet". */
        NOT_YET("not yet"),
        /** It is refused for good. */
        NEVER("never");

        private final String words;

        Status(String words) {
            this.words = words;
        }
    }

    /**
     * A pattern.
     *
     * @param name its name
     * @param status what becomes of it
     * @param example SQL that shows it
     * @param summary how it is maintained, or why it is refused and what to do
     * @param full the same, or the whole error
     */
    private record Row(String name, Status status, String example, String summary, String full) {}

    /** Adds a pattern that is maintained. */
    void maintained(String name, String example, String how) {
        rows.add(new Row(name, Status.SUPPORTED, example, how, how));
    }

    /** Adds a pattern that is refused with a message such as {@code problem: reason. Hint.} */
    void refused(String name, String example, String reason, String hint, String code, String message) {
        Status status = reason.contains(" yet") ? Status.NOT_YET : Status.NEVER;
        String capital = Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
        rows.add(new Row(
                name,
                status,
                example,
                capital + ". " + hint,
                "`" + code + "` " + message.replaceAll("pg_temp_\\d+", "pg_temp")));
    }

    /** The README with its section replaced. */
    String within(String readme) {
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("README.md lacks " + BEGIN.strip() + " … " + END);
        }
        StringBuilder section = new StringBuilder("| SQL | | How it is maintained, or the error |\n|---|---|---|\n");
        for (Status status : Status.values()) {
            for (Row row : rows) {
                if (row.status() == status) {
                    cells(section, row.name(), status.words, row.summary());
                }
            }
        }
        return readme.substring(0, begin + BEGIN.length()) + section + readme.substring(end);
    }

    /** The page with every example. */
    String page(String tables) {
        StringBuilder page = new StringBuilder("""
                # Supported SQL

                Made from the compiler by its tests: each example below was run on PGlite. They read these tables and stream tables:

                ```sql
                {tables}
                ```

                An error is a `PgTrickleError`; its `code`, `feature` and `hint` say in parts what the message says at once.
                """.replace("{tables}", tables.strip()));
        for (Status status : Status.values()) {
            page.append("\n## ")
                    .append(Character.toUpperCase(status.words.charAt(0)))
                    .append(status.words.substring(1))
                    .append("\n\n| SQL | Example | ")
                    .append(status == Status.SUPPORTED ? "Maintained" : "Error")
                    .append(" |\n|---|---|---|\n");
            for (Row row : rows) {
                if (row.status() == status) {
                    cells(page, row.name(), "`" + row.example() + "`", row.full());
                }
            }
        }
        return page.toString();
    }

    private static void cells(StringBuilder table, String... cells) {
        for (String cell : cells) {
            table.append("| ")
                    .append(cell.replace("|", "\\|").replace("\n", " "))
                    .append(' ');
        }
        table.append("|\n");
    }
}
