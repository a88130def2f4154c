package io.pgtrickle.plugin.golden;

import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.Subquery;
import io.pgtrickle.core.sql.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the model of a query from its parts, down to the queries nested in expressions: what the parser lost is lost. */
final class QueryText {
    private QueryText() {}

    static String of(Query query) {
        StringBuilder text = new StringBuilder();
        if (!query.with().isEmpty()) {
            text.append("WITH ");
            text.append(query.with().stream()
                    .map(with -> with.alias().orElseThrow().sql() + columns(with.columnAliases()) + " AS "
                            + of(with.expression()))
                    .collect(Collectors.joining(", ")));
            text.append('\n');
        }
        text.append(body(query.body()));
        if (!query.orderBy().isEmpty()) {
            text.append("\nORDER BY ").append(list(query.orderBy()));
        }
        query.limit().forEach(clause -> text.append('\n').append(of(clause)));
        return text.toString();
    }

    static String body(QueryBody body) {
        if (body instanceof QueryBody.SetOperation operation) {
            return "(" + of(operation.left()) + ")\n" + operation.kind() + (operation.all() ? " ALL" : "") + "\n("
                    + of(operation.right()) + ")";
        }
        return body instanceof QueryBody.Values values ? "VALUES " + list(values.rows()) : select((Select) body);
    }

    private static String select(Select select) {
        String distinct = select.distinct() ? "DISTINCT " : "";
        String on = select.distinctOn().map(keys -> "ON " + of(keys) + " ").orElse("");
        return "SELECT " + distinct + on
                + select.items().stream()
                        .map(item ->
                                of(item.expression()) + " AS " + item.name().sql())
                        .collect(Collectors.joining(", "))
                + rest(select);
    }

    /** A SELECT from its FROM on. */
    static String rest(Select select) {
        StringBuilder text = new StringBuilder(select.from().stream()
                .map(QueryText::item)
                .collect(Collectors.joining(", ", select.from().isEmpty() ? "" : "\nFROM ", "")));
        select.where().ifPresent(predicate -> text.append("\nWHERE ").append(of(predicate)));
        if (!select.groupBy().isEmpty()) {
            text.append("\nGROUP BY ")
                    .append(select.distinctGroups() ? "DISTINCT " : "")
                    .append(list(select.groupBy()));
        }
        select.having().ifPresent(predicate -> text.append("\nHAVING ").append(of(predicate)));
        select.windows().ifPresent(windows -> text.append("\nWINDOW ").append(of(windows)));
        return text.toString();
    }

    private static String item(FromItem item) {
        if (item instanceof FromItem.TableReference table) {
            return (table.only() ? "ONLY " : "")
                    + table.schema().map(schema -> schema.sql() + ".").orElse("")
                    + table.name().sql()
                    + (table.alias().equals(table.name())
                            ? ""
                            : " AS " + table.alias().sql())
                    + columns(table.columnAliases());
        }
        if (item instanceof FromItem.Computed computed) {
            return computed.isQuery()
                    ? (computed.lateral() ? "LATERAL " : "")
                            + of(computed.expression())
                            + computed.alias()
                                    .map(alias -> " AS " + alias.sql())
                                    .orElse("")
                            + columns(computed.columnAliases())
                    : computed.text();
        }
        FromItem.Join join = (FromItem.Join) item;
        String inner = item(join.left()) + " " + join.kind() + " "
                + (join.right() instanceof FromItem.Join ? "(" + item(join.right()) + ")" : item(join.right()))
                + join.on().map(predicate -> " ON " + of(predicate)).orElse("");
        String using = join.using().isEmpty() ? "" : " USING" + columns(join.using());
        String alias = join.alias().map(name -> " AS " + name.sql()).orElse("") + columns(join.columnAliases());
        boolean enclosed = join.using().isEmpty() || !join.columnAliases().isEmpty();
        return enclosed ? "(" + inner + using + ")" + alias : inner + using + alias;
    }

    private static String columns(List<Identifier> names) {
        return names.isEmpty() ? "" : names.stream().map(Identifier::sql).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String list(List<Scalar> expressions) {
        return expressions.stream().map(QueryText::of).collect(Collectors.joining(", "));
    }

    /** Nested queries are printed from their own models. */
    static String of(Scalar scalar) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (Subquery nested : scalar.subqueries()) {
            int opening = nested.span().start();
            while (!scalar.tokens().get(opening).is("(")) {
                opening++;
            }
            text.append(Scalar.text(scalar.tokens(), next, opening + 1))
                    .append(of(nested.query()))
                    .append(") ");
            next = nested.span().end();
        }
        return text.append(Scalar.text(scalar.tokens(), next, scalar.tokens().size()))
                .toString();
    }
}
