package io.pgtrickle.plugin.oracle;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A source table.
 *
 * @param name its name
 * @param key the columns of its primary key; none where it has none
 * @param others the columns that statements write, beside the key
 * @param nullable whether each of them may be NULL
 * @param create what makes it
 */
record Table(String name, List<Column> key, List<Column> others, List<Boolean> nullable, String create) {
    /** Columns to read. */
    List<Column> columns() {
        return Stream.concat(key.stream(), others.stream()).toList();
    }

    String names() {
        return columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** Values for all columns. */
    String row(Draw draw) {
        StringBuilder row = new StringBuilder();
        for (int keys = key.size(); keys > 0; keys--) {
            row.append(row.isEmpty() ? "(" : ", ").append(draw.below(6));
        }
        for (Column column : others) {
            row.append(row.isEmpty() ? "(" : ", ").append(value(column, draw));
        }
        return row.append(')').toString();
    }

    /** A value to write, which may be NULL where it may. */
    String value(Column column, Draw draw) {
        boolean mayBeNull = nullable.get(others.indexOf(column));
        return mayBeNull && draw.once(5) ? "NULL" : column.value(draw);
    }
}
