package io.pgtrickle.plugin.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A defining query over a schema, from a grammar of what is maintained. */
final class RandomQuery {
    private final RandomSchema schema;
    private final Draw draw;
    private int aliases;

    RandomQuery(RandomSchema schema, long seed) {
        this.schema = schema;
        draw = new Draw(seed + 2);
    }

    String sql() {
        return select(1 + draw.below(2)).sql();
    }

    /** What can be read from: its text, and its columns as others write them. */
    private record Relation(String sql, List<Column> columns) {}

    private Relation select(int depth) {
        Relation from = from(depth);
        String where = draw.once(2) ? "" : " WHERE " + predicate(from, depth);
        return switch (draw.below(7)) {
            case 0, 1 -> grouped(from, where);
            case 2 -> plain("SELECT DISTINCT ", canonical(from), where);
            case 3 -> combined(from, where, depth);
            case 4 -> windowed(from, where);
            default -> plain("SELECT ", from, where);
        };
    }

    private Relation from(int depth) {
        Relation left = item(depth);
        for (int joins = draw.below(3); joins > 0; joins--) {
            Relation right = item(depth);
            String on = equality(left, right);
            List<Column> columns = new ArrayList<>(left.columns());
            columns.addAll(right.columns());
            String kind = draw.of(List.of("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"));
            if (on.isEmpty()) {
                left = new Relation(left.sql() + " CROSS JOIN " + right.sql(), columns);
            } else {
                left = new Relation(left.sql() + " " + kind + " " + right.sql() + " ON " + on, columns);
            }
        }
        return left;
    }

    private Relation item(int depth) {
        String alias = "a" + aliases++;
        if (depth > 1 && draw.once(3)) {
            Relation inner = select(depth - 1);
            return new Relation("(" + inner.sql() + ") AS " + alias, within(alias, inner.columns()));
        }
        Table table = draw.of(schema.tables());
        return new Relation(table.name() + " AS " + alias, within(alias, table.columns()));
    }

    private static List<Column> within(String alias, List<Column> columns) {
        return columns.stream()
                .map(column -> new Column(alias + "." + column.name(), column.type()))
                .toList();
    }

    private String equality(Relation left, Relation right) {
        List<String> pairs = new ArrayList<>();
        for (Column one : left.columns()) {
            for (Column other : right.columns()) {
                if (one.type().equals(other.type())) {
                    pairs.add(one.name() + " = " + other.name());
                }
            }
        }
        return pairs.isEmpty() ? "" : draw.of(pairs);
    }

    private String predicate(Relation relation, int depth) {
        Column column = draw.of(relation.columns());
        Table table = draw.of(schema.tables());
        Column inner = draw.of(table.columns());
        return switch (draw.below(depth > 0 ? 7 : 5)) {
            case 0 -> column.name() + " IS NULL";
            case 1 -> column.name() + " IS NOT NULL";
            case 2 -> "NOT (" + column.name() + " = " + column.value(draw) + ")";
            case 3 -> column.name() + " > " + column.value(draw) + " OR " + column.name() + " IS NULL";
            case 4 -> column.name() + " IS DISTINCT FROM " + column.value(draw);
            case 5 ->
                "%sEXISTS (SELECT FROM %s AS e WHERE e.%s = %s)"
                        .formatted(
                                draw.once(2) ? "NOT " : "",
                                table.name(),
                                inner.name(),
                                same(relation, inner, inner.value(draw)));
            default ->
                "%s %sIN (SELECT e.%s FROM %s AS e)"
                        .formatted(
                                same(relation, inner, inner.value(draw)),
                                draw.once(2) ? "NOT " : "",
                                inner.name(),
                                table.name());
        };
    }

    /** A column of the same type, or a value. */
    private static String same(Relation relation, Column column, String value) {
        return relation.columns().stream()
                .filter(other -> other.type().equals(column.type()))
                .map(Column::name)
                .findFirst()
                .orElse(value);
    }

    private static Relation canonical(Relation relation) {
        return new Relation(
                relation.sql(),
                relation.columns().stream().map(Column::canonical).toList());
    }

    private Relation plain(String select, Relation from, String where) {
        List<Column> outputs = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Column column : from.columns()) {
            if (outputs.isEmpty() || !draw.once(3)) {
                outputs.add(new Column("o" + outputs.size(), column.type()));
                texts.add(column.name());
            }
        }
        return new Relation(select + list(texts) + " FROM " + from.sql() + where, outputs);
    }

    private Relation grouped(Relation from, String where) {
        List<Column> outputs = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int count = draw.below(3); count > 0; count--) {
            Column key = draw.of(from.columns());
            if (!keys.contains(key.name())) {
                keys.add(key.name());
                texts.add(key.canonical().name());
                outputs.add(new Column("o" + outputs.size(), key.canonical().type()));
            }
        }
        texts.add("count(*)");
        outputs.add(new Column("o" + outputs.size(), "bigint"));
        for (Column column : from.columns()) {
            if (column.added() && draw.once(2)) {
                texts.add(draw.of(List.of("sum(", "avg(", "sum(DISTINCT "))
                        + column.canonical().name() + ")");
                outputs.add(new Column("o" + outputs.size(), "numeric"));
            } else if (column.ordered() && draw.once(3)) {
                texts.add(draw.of(List.of("min(", "max(")) + column.canonical().name() + ")");
                outputs.add(new Column("o" + outputs.size(), column.type()));
            } else if (draw.once(4)) {
                texts.add("count(" + column.name() + ")");
                outputs.add(new Column("o" + outputs.size(), "bigint"));
            }
        }
        String groupBy = keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys);
        String having = draw.once(4) ? " HAVING count(*) > 1" : "";
        return new Relation("SELECT " + list(texts) + " FROM " + from.sql() + where + groupBy + having, outputs);
    }

    private Relation combined(Relation from, String where, int depth) {
        Column column = draw.of(from.columns()).canonical();
        Relation other = canonical(from(depth - 1));
        String text = same(other, column, "NULL::" + column.type());
        String operator = draw.of(List.of("UNION", "UNION ALL", "INTERSECT", "EXCEPT", "EXCEPT ALL"));
        return new Relation(
                "SELECT %s AS o0 FROM %s%s %s SELECT %s FROM %s"
                        .formatted(column.name(), from.sql(), where, operator, text, other.sql()),
                List.of(new Column("o0", column.type())));
    }

    private Relation windowed(Relation from, String where) {
        Column partition = draw.of(from.columns());
        Column order = draw.of(from.columns());
        String window = "(PARTITION BY " + partition.name() + " ORDER BY " + order.name() + ")";
        String call = draw.of(List.of("rank()", "dense_rank()", "count(*)"));
        return new Relation(
                "SELECT %s AS o0, %s AS o1, %s OVER %s AS o2 FROM %s%s"
                        .formatted(partition.name(), order.name(), call, window, from.sql(), where),
                List.of(
                        new Column("o0", partition.type()),
                        new Column("o1", order.type()),
                        new Column("o2", "bigint")));
    }

    private static String list(List<String> texts) {
        List<String> named = new ArrayList<>();
        for (String text : texts) {
            named.add(text + " AS o" + named.size());
        }
        return named.stream().collect(Collectors.joining(", "));
    }
}
