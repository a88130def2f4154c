package io.pgtrickle.plugin.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tables with keys of every kind, foreign keys with every action, and a row trigger of the user's. */
final class RandomSchema {
    private static final List<String> ACTIONS = List.of("CASCADE", "SET NULL", "NO ACTION", "RESTRICT", "CASCADE");

    private final List<Table> tables = new ArrayList<>();
    private final StringBuilder script = new StringBuilder();

    RandomSchema(long seed) {
        Draw draw = new Draw(seed);
        int count = 1 + draw.below(4);
        for (int number = 1; number <= count; number++) {
            Table table = table("t" + number, draw);
            tables.add(table);
            script.append(table.create());
            for (int rows = draw.below(5); rows > 0; rows--) {
                script.append("INSERT INTO %s (%s) VALUES %s ON CONFLICT DO NOTHING;\n"
                        .formatted(table.name(), table.names(), parentless(table, draw)));
            }
        }
        if (draw.once(4)) {
            Table written = draw.of(tables);
            script.append("""
                    CREATE FUNCTION react() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN %s; RETURN NULL; END $$;
                    CREATE TRIGGER react AFTER %s ON %s FOR EACH ROW WHEN (pg_trigger_depth() < 1) EXECUTE FUNCTION react();
                    """.formatted(
                            new RandomStatement(this, seed).update(written),
                            draw.of(List.of("INSERT", "UPDATE", "DELETE")),
                            draw.of(tables).name()));
        }
    }

    List<Table> tables() {
        return tables;
    }

    /** What makes all of it. */
    String script() {
        return script.toString();
    }

    private Table table(String name, Draw draw) {
        List<Column> key = new ArrayList<>();
        int kind = draw.below(5);
        if (kind < 4) {
            key.add(new Column("id", "int"));
        }
        if (kind == 3) {
            key.add(new Column("part", "int"));
        }
        List<Column> others = new ArrayList<>();
        List<Boolean> nullable = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        key.forEach(column -> body.append(column.name()).append(" int NOT NULL, "));
        for (int number = 1 + draw.below(4); number > 0; number--) {
            Column column = new Column("c" + number, draw.of(Column.TYPES));
            boolean mayBeNull = !draw.once(4);
            others.add(column);
            nullable.add(mayBeNull);
            body.append(column.name()).append(' ').append(column.type()).append(mayBeNull ? ", " : " NOT NULL, ");
        }
        List<Table> parents =
                tables.stream().filter(other -> other.key().size() == 1).toList();
        if (!parents.isEmpty() && draw.once(2)) {
            others.add(new Column("parent", "int"));
            nullable.add(true);
            body.append("parent int REFERENCES %s ON DELETE %s ON UPDATE %s, "
                    .formatted(draw.of(parents).name(), draw.of(ACTIONS), draw.of(ACTIONS)));
        }
        if (kind < 4) {
            body.append(key.stream().map(Column::name).collect(Collectors.joining(", ", "PRIMARY KEY (", "), ")));
        }
        String create = "CREATE TABLE %s (%s);\n".formatted(name, body.substring(0, body.length() - 2));
        return new Table(name, key, others, nullable, create);
    }

    /** A row without a parent, which need not be there. */
    private static String parentless(Table table, Draw draw) {
        String row = table.row(draw);
        boolean child = table.columns().get(table.columns().size() - 1).name().equals("parent");
        return child ? row.substring(0, row.lastIndexOf(", ")) + ", NULL)" : row;
    }
}
