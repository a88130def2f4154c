package io.pgtrickle.core.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL with named slots such as {@code {state}}. A slot takes a {@link Fragment} only; the lines of a longer fragment
 * are indented like the line its slot stands in. Filling a slot that is not there, or leaving one open, is a defect.
 */
public final class SqlTemplate {
    private final String text;
    private final List<String> names = new ArrayList<>();
    private final List<Fragment> values = new ArrayList<>();

    SqlTemplate(String text) {
        this.text = text;
    }

    /** Fills a slot. */
    public SqlTemplate with(String slot, Fragment value) {
        if (!text.contains("{" + slot + "}")) {
            throw new IllegalArgumentException("no slot {" + slot + "}");
        }
        names.add(slot);
        values.add(value);
        return this;
    }

    /** The SQL with every slot filled. */
    public Sql sql() {
        StringBuilder result = new StringBuilder();
        int position = 0;
        while (true) {
            int open = text.indexOf('{', position);
            if (open < 0) {
                return new Sql(result.append(text, position, text.length()).toString());
            }
            int close = text.indexOf('}', open);
            result.append(text, position, open);
            appendIndented(result, value(text.substring(open + 1, close)).toString(), indentation(open));
            position = close + 1;
        }
    }

    private Fragment value(String slot) {
        int index = names.indexOf(slot);
        if (index < 0) {
            throw new IllegalArgumentException("slot {" + slot + "} is not filled");
        }
        return values.get(index);
    }

    private String indentation(int position) {
        int lineStart = text.lastIndexOf('\n', position) + 1;
        int end = lineStart;
        while (end < position && text.charAt(end) == ' ') {
            end++;
        }
        return text.substring(lineStart, end);
    }

    /** Line breaks inside quotes belong to a constant or a name, and stay as they are. */
    private static void appendIndented(StringBuilder result, String value, String indentation) {
        char quote = 0;
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            result.append(character);
            if (character == quote) {
                quote = 0;
            } else if (quote == 0 && (character == '\'' || character == '"')) {
                quote = character;
            } else if (quote == 0 && character == '\n') {
                result.append(indentation);
            }
        }
    }
}
