package io.pgtrickle.plugin.oracle;

import java.util.List;

/**
 * A column of a table or of a query.
 *
 * @param name its name, within a query with the alias of its relation
 * @param type its type, as SQL writes it
 */
record Column(String name, String type) {
    static final List<String> TYPES = List.of(
            "int",
            "int",
            "bigint",
            "numeric",
            "numeric(8,2)",
            "text",
            "text",
            "boolean",
            "date",
            "jsonb",
            "int[]",
            "float8",
            "timestamptz",
            "char(3)");

    private static final List<String> ADDED = List.of("int", "bigint", "numeric", "numeric(8,2)");
    private static final List<String> UNORDERED = List.of("jsonb", "boolean", "int[]");

    boolean added() {
        return ADDED.contains(type);
    }

    boolean ordered() {
        return !UNORDERED.contains(type);
    }

    /** What is the same for all values that are equal, for where Postgres shows any one of them: 1, 1.0 and 1.00. */
    Column canonical() {
        return switch (type) {
            case "numeric" -> new Column("trim_scale(" + name + ")", type);
            case "float8" -> new Column("(" + name + " + 0)", type);
            case "jsonb" -> new Column("jsonb_typeof(" + name + ")", "text");
            default -> this;
        };
    }

    /** A value of its type out of few, so that many are equal; some are equal and do not look it. */
    String value(Draw draw) {
        List<String> values =
                switch (type) {
                    case "text" -> List.of("''", "'a'", "'b'", "'A'", "'it''s'");
                    case "boolean" -> List.of("true", "false");
                    case "date" -> List.of("'2020-02-29'", "'1999-12-31'", "'infinity'");
                    case "timestamptz" -> List.of("'2020-02-29 12:00+00'", "'1999-12-31 23:59:59.5+02'");
                    case "jsonb" -> List.of("'null'", "'{\"a\": [1, 2]}'", "'1.0'", "'1'", "'\"x\"'");
                    case "int[]" -> List.of("'{}'", "'{1,2}'", "'{NULL}'");
                    case "float8" -> List.of("0", "'-0'", "1.5", "'NaN'", "'Infinity'");
                    case "char(3)" -> List.of("'a'", "'a  '", "'abc'");
                    case "numeric" -> List.of("1", "1.0", "1.00", "-2.5", "'NaN'", "100");
                    case "numeric(8,2)" -> List.of("1", "10.25", "-3.5", "0");
                    default -> List.of("0", "1", "2", "3", "-1");
                };
        return draw.of(values) + "::" + type;
    }
}
