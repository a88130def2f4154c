package io.pgtrickle.plugin.lifecycle;

import java.util.List;

/** Writes the little JSON that is not made by Postgres. */
final class Json {
    private Json() {}

    /** A string. */
    static String string(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character == '"' || character == '\\') {
                text.append('\\').append(character);
            } else if (character < ' ') {
                text.append("\\u00").append(hex(character >> 4)).append(hex(character & 15));
            } else {
                text.append(character);
            }
        }
        return text.append('"').toString();
    }

    /** An array of values that are JSON already. */
    static String array(List<String> values) {
        StringBuilder text = new StringBuilder("[");
        for (int index = 0; index < values.size(); index++) {
            text.append(index == 0 ? "" : ",").append(values.get(index));
        }
        return text.append(']').toString();
    }

    /** An object: names and values that are JSON already, by turns. */
    static String object(String... members) {
        StringBuilder text = new StringBuilder("{");
        for (int index = 0; index < members.length; index += 2) {
            text.append(index == 0 ? "" : ",")
                    .append(string(members[index]))
                    .append(':')
                    .append(members[index + 1]);
        }
        return text.append('}').toString();
    }

    private static char hex(int digit) {
        return (char) (digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
}
