package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** Prints a FROM clause again, each of its relations replaced by what reads it. */
final class FromClause {
    private final List<Leaf> leaves;
    private final boolean original;

    private FromClause(List<Leaf> leaves, boolean original) {
        this.leaves = leaves;
        this.original = original;
    }

    /** The clause over the present content of the leaves, without the word FROM. */
    static Sql present(List<FromItem> items, List<Leaf> leaves) {
        return new FromClause(leaves, false).print(items);
    }

    /** The clause as the defining query has it. */
    static String original(List<FromItem> items, List<Leaf> leaves) {
        return new FromClause(leaves, true).print(items).sql();
    }

    private Sql print(List<FromItem> items) {
        List<Sql> printed = new ArrayList<>();
        for (FromItem item : items) {
            printed.add(new Sql(print(item)));
        }
        return Sql.join(",\n  ", printed);
    }

    private String leaf(String alias) {
        for (Leaf leaf : leaves) {
            if (leaf.alias().equals(alias)) {
                return original ? leaf.original() : leaf.present();
            }
        }
        throw new NotFollowed();
    }

    private String print(FromItem item) {
        if (item instanceof TableReference table) {
            return leaf(table.alias().sql());
        }
        if (item instanceof Computed computed) {
            return leaf(alias(computed));
        }
        Join join = (Join) item;
        String right = print(join.right());
        StringBuilder text = new StringBuilder(print(join.left()))
                .append("\n  ")
                .append(join.kind())
                .append(' ')
                .append(join.right() instanceof Join ? "(" + right + ")" : right);
        if (join.on().isPresent()) {
            text.append(" ON ").append(join.on().get().text());
        } else if (!join.using().isEmpty()) {
            text.append(" USING (").append(Sql.join(", ", join.using()).sql()).append(')');
        }
        return text.toString();
    }

    /** The name of a call or query in FROM; its text where Postgres prints none. */
    static String alias(Computed computed) {
        return computed.alias().isPresent() ? computed.alias().get().sql() : computed.text();
    }
}
