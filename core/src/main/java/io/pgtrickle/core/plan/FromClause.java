package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * A FROM clause printed again, each table replaced by an input of the same alias.
 *
 * @param items the items between commas
 * @param inputs an input for every table among them
 */
public record FromClause(List<FromItem> items, List<Input> inputs) {
    public FromClause {
        items = List.copyOf(items);
        inputs = List.copyOf(inputs);
    }

    /** The clause over the inputs' present content, without the word FROM. */
    public Sql present() {
        List<Sql> printed = new ArrayList<>();
        for (FromItem item : items) {
            printed.add(print(item));
        }
        return Sql.join(",\n  ", printed);
    }

    private Sql print(FromItem item) {
        if (item instanceof Join join) {
            return printJoin(join);
        }
        return input(((TableReference) item).alias()).present();
    }

    private Sql printJoin(Join join) {
        Sql condition = Sql.EMPTY;
        if (join.on().isPresent()) {
            condition = Sql.template(" ON {predicate}")
                    .with("predicate", new Sql(join.on().get().text()))
                    .sql();
        } else if (!join.using().isEmpty()) {
            condition = Sql.template(" USING ({columns}){alias}")
                    .with("columns", Sql.join(", ", join.using()))
                    .with("alias", usingAlias(join))
                    .sql();
        }
        Sql text = Sql.template("{left}\n  {join} {right}{condition}")
                .with("left", print(join.left()))
                .with("join", new Sql(join.kind().sql()))
                .with("right", nested(join.right()))
                .with("condition", condition)
                .sql();
        if (join.alias().isPresent() && join.using().isEmpty()) {
            return Sql.template("({join}) AS {alias}")
                    .with("join", text)
                    .with("alias", join.alias().get())
                    .sql();
        }
        return text;
    }

    private Sql nested(FromItem right) {
        Sql text = print(right);
        return right instanceof Join
                ? Sql.template("({join})").with("join", text).sql()
                : text;
    }

    private static Sql usingAlias(Join join) {
        return join.alias().isEmpty()
                ? Sql.EMPTY
                : Sql.template(" AS {alias}").with("alias", join.alias().get()).sql();
    }

    private Input input(Identifier alias) {
        for (Input input : inputs) {
            if (input.alias().equals(alias)) {
                return input;
            }
        }
        throw new IllegalStateException("no input for alias " + alias);
    }
}
