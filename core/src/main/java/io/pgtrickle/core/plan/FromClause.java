package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** Prints a FROM clause again, each table replaced by an input of the same alias. */
final class FromClause {
    private FromClause() {}

    /**
     * The clause over the inputs' present content, without the word FROM.
     *
     * @param items the items between commas
     * @param inputs an input for every table among them
     */
    static Sql present(List<FromItem> items, List<Input> inputs) {
        List<Sql> printed = new ArrayList<>();
        for (FromItem item : items) {
            printed.add(new Sql(print(item, inputs)));
        }
        return Sql.join(",\n  ", printed);
    }

    private static String print(FromItem item, List<Input> inputs) {
        if (!(item instanceof Join join)) {
            String alias = ((TableReference) item).alias().sql();
            for (Input input : inputs) {
                if (input.alias().sql().equals(alias)) {
                    return input.present().sql();
                }
            }
            return alias;
        }
        String right = print(join.right(), inputs);
        StringBuilder text = new StringBuilder(print(join.left(), inputs))
                .append("\n  ")
                .append(join.kind())
                .append(' ')
                .append(join.right() instanceof Join ? "(" + right + ")" : right);
        if (join.on().isPresent()) {
            text.append(" ON ").append(join.on().get().text());
        } else if (!join.using().isEmpty()) {
            text.append(" USING (").append(Sql.join(", ", join.using()).sql()).append(')');
        }
        if (join.alias().isEmpty()) {
            return text.toString();
        }
        String alias = " AS " + join.alias().get().sql();
        return join.using().isEmpty()
                ? "(" + text.toString() + ")" + alias
                : text.append(alias).toString();
    }
}
