package io.pgtrickle.core.sql;

/**
 * A name as it is written in SQL, quoted where it must be. The text comes from Postgres ({@code quote_ident},
 * {@code pg_get_viewdef}) or from {@link #quoted}, so two equal names from the catalogs are equal here.
 *
 * @param sql the name as written
 */
public record Identifier(String sql) implements Fragment {

    /** The longest name Postgres keeps, in bytes of UTF-8. */
    public static final int MAXIMUM_BYTES = 63;

    public Identifier {
        if (sql.isEmpty()) {
            throw new IllegalArgumentException("an identifier is not empty");
        }
    }

    /** The identifier for a name that is known only as a value; always in quotes. */
    public static Identifier quoted(String name) {
        StringBuilder text = new StringBuilder("\"");
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            if (character == '"') {
                text.append('"');
            }
            text.append(character);
        }
        return new Identifier(text.append('"').toString());
    }

    /** The name itself, without quotes. */
    public String name() {
        if (sql.charAt(0) != '"') {
            return sql;
        }
        StringBuilder name = new StringBuilder();
        for (int index = 1; index < sql.length() - 1; index++) {
            char character = sql.charAt(index);
            name.append(character);
            if (character == '"') {
                index++;
            }
        }
        return name.toString();
    }

    @Override
    public String toString() {
        return sql;
    }
}
