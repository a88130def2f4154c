package io.pgtrickle.plugin.oracle;

import java.util.List;
import java.util.stream.Collectors;

/** A statement over a schema. It may touch nothing, and it may break a constraint. */
final class RandomStatement {
    private final RandomSchema schema;
    private final Draw draw;

    RandomStatement(RandomSchema schema, long seed) {
        this.schema = schema;
        draw = new Draw(seed + 1);
    }

    String sql() {
        Table table = draw.of(schema.tables());
        Table other = draw.of(schema.tables());
        return switch (draw.below(14)) {
            case 0, 1, 2, 3 -> insert(table);
            case 4, 5, 6 -> update(table);
            case 7, 8 -> delete(table);
            case 9 ->
                "WITH a AS (" + write(table) + "), b AS (" + write(other) + ") " + write(draw.of(schema.tables()));
            case 10 -> merge(table);
            case 11 ->
                "INSERT INTO %1$s SELECT * FROM %1$s%2$s"
                        .formatted(table.name(), table.key().isEmpty() ? "" : " ON CONFLICT DO NOTHING");
            case 12 ->
                "DO $x$ BEGIN %s; BEGIN %s; RAISE EXCEPTION 'no'; EXCEPTION WHEN raise_exception THEN NULL; END; END $x$"
                        .formatted(write(table), write(other));
            default -> draw.once(2) ? "TRUNCATE " + table.name() + " CASCADE" : "DELETE FROM " + table.name();
        };
    }

    String update(Table table) {
        StringBuilder assignments = new StringBuilder();
        for (Column column : table.others()) {
            if (assignments.isEmpty() || draw.once(2)) {
                assignments
                        .append(assignments.isEmpty() ? "" : ", ")
                        .append(column.name())
                        .append(" = ")
                        .append(table.value(column, draw));
            }
        }
        if (!table.key().isEmpty() && draw.once(5)) {
            assignments.append(draw.once(2) ? ", id = id + 1" : ", id = " + draw.below(7));
        }
        return "UPDATE %s SET %s WHERE %s".formatted(table.name(), assignments, predicate(table));
    }

    private String write(Table table) {
        return switch (draw.below(3)) {
            case 0 -> insert(table);
            case 1 -> update(table);
            default -> delete(table);
        };
    }

    private String insert(Table table) {
        StringBuilder rows = new StringBuilder(table.row(draw));
        for (int more = draw.below(3); more > 0; more--) {
            rows.append(", ").append(table.row(draw));
        }
        String conflict = table.key().isEmpty() || draw.once(6)
                ? ""
                : draw.once(2) || rows.indexOf("), (") >= 0
                        ? " ON CONFLICT DO NOTHING"
                        : " ON CONFLICT (%s) DO UPDATE SET %2$s = excluded.%2$s"
                                .formatted(
                                        table.key().stream().map(Column::name).collect(Collectors.joining(", ")),
                                        table.others().get(0).name());
        return "INSERT INTO %s (%s) VALUES %s%s".formatted(table.name(), table.names(), rows, conflict);
    }

    private String delete(Table table) {
        return "DELETE FROM %s WHERE %s".formatted(table.name(), predicate(table));
    }

    private String merge(Table table) {
        String set = table.others().get(0).name();
        String on = table.key().isEmpty() ? "t." + set + " IS NULL" : "t.id = s.n";
        return """
                MERGE INTO %s AS t USING (VALUES (%d), (%d)) AS s (n) ON %s
                WHEN MATCHED AND s.n > 3 THEN DELETE WHEN MATCHED THEN UPDATE SET %s = %s
                WHEN NOT MATCHED THEN INSERT (%s) VALUES %s""".formatted(
                        table.name(),
                        draw.below(3),
                        3 + draw.below(3),
                        on,
                        set,
                        table.value(table.others().get(0), draw),
                        table.names(),
                        table.row(draw));
    }

    private String predicate(Table table) {
        Column column = draw.of(table.columns());
        List<String> predicates = List.of(
                column.name() + " IS NULL",
                column.name() + " IS NOT NULL",
                column.name() + " = " + column.value(draw),
                column.name() + " <> " + column.value(draw),
                table.key().isEmpty() ? "true" : "id = " + draw.below(6),
                table.key().isEmpty() ? "ctid = (SELECT min(ctid) FROM " + table.name() + ")" : "id % 2 = 0");
        return draw.of(predicates);
    }
}
