package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Subquery;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints all the parser knows of a query, a line a clause, so that a person can check it against the text. */
final class Outline {
    private final boolean exact;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private Outline(boolean exact) {
        this.exact = exact;
    }

    /** The outline of a query. */
    static String of(Query query) {
        return of(query, true);
    }

    /** The outline without the qualifiers and quotes of columns, in which the versions of Postgres differ. */
    static String loosely(Query query) {
        return of(query, false);
    }

    private static String of(Query query, boolean exact) {
        Outline outline = new Outline(exact);
        outline.query(query);
        return outline.text.toString();
    }

    private void line(String line) {
        text.append("  ".repeat(depth)).append(line.strip()).append('\n');
    }

    private void nested(Runnable content) {
        depth++;
        content.run();
        depth--;
    }

    private void query(Query query) {
        for (FromItem.Computed each : query.with()) {
            line((query.recursive() ? "with recursive" : "with")
                    + each.alias().map(name -> " " + name.sql()).orElse("")
                    + names(each.columnAliases()));
            nested(() -> query(query(each)));
        }
        if (query.body() instanceof Select select) {
            select(select);
        } else if (query.body() instanceof QueryBody.Values values) {
            line("values");
            values.rows().forEach(row -> nested(() -> scalar("row", row)));
        } else if (query.body() instanceof QueryBody.SetOperation operation) {
            line(operation.kind().toLowerCase(Locale.ROOT) + (operation.all() ? " all" : ""));
            nested(() -> query(operation.left()));
            nested(() -> query(operation.right()));
        }
        query.orderBy().forEach(each -> scalar("order", each));
        query.limit().forEach(each -> scalar("limit", each));
        if (query.locking()) {
            line("for");
        }
    }

    private void select(Select select) {
        line("select" + (select.distinct() ? " distinct" : ""));
        nested(() -> {
            select.distinctOn().ifPresent(on -> scalar("on", on));
            for (SelectItem item : select.items()) {
                scalar("item " + (exact ? item.name().sql() : item.name().name()), item.expression());
            }
            select.from().forEach(this::from);
            select.where().ifPresent(where -> scalar("where", where));
            if (!select.groupBy().isEmpty()) {
                line("group" + (select.distinctGroups() ? " distinct" : ""));
                nested(() ->
                        select.groupBy().forEach(each -> scalar(Select.isGroupingSets(each) ? "sets" : "by", each)));
            }
            select.having().ifPresent(having -> scalar("having", having));
        });
    }

    private void from(FromItem item) {
        if (item instanceof FromItem.TableReference table) {
            line("table "
                    + table.schema().map(schema -> schema.sql() + ".").orElse("")
                    + table.name().sql()
                    + " as "
                    + table.alias().sql()
                    + names(table.columnAliases())
                    + (table.sampled() ? " sampled" : ""));
        } else if (item instanceof FromItem.Computed computed) {
            String head = (computed.lateral() ? "lateral " : "")
                    + (computed.isQuery() ? "derived" : "function")
                    + alias(computed.alias())
                    + names(computed.columnAliases());
            if (computed.isQuery()) {
                line(head);
                nested(() -> query(query(computed)));
            } else {
                scalar(head, computed.expression());
            }
        } else if (item instanceof FromItem.Join join) {
            line(join.kind().toLowerCase(Locale.ROOT) + alias(join.alias()) + names(join.columnAliases()));
            nested(() -> {
                from(join.left());
                from(join.right());
                join.on().ifPresent(on -> scalar("on", on));
                if (!join.using().isEmpty()) {
                    line("using " + names(join.using()));
                }
            });
        }
    }

    private void scalar(String head, Scalar scalar) {
        List<String> columns = new ArrayList<>();
        for (ColumnReference column : scalar.columns()) {
            columns.add(exact ? scalar.text(column.span()) : column.column().name());
        }
        List<String> calls = new ArrayList<>();
        for (FunctionCall call : scalar.calls()) {
            calls.add(call(scalar, call));
        }
        line(head
                + (columns.isEmpty() ? "" : " | " + String.join(" ", columns))
                + (calls.isEmpty() ? "" : " | " + String.join(", ", calls)));
        for (Subquery subquery : scalar.subqueries()) {
            nested(() -> {
                line(subquery.form().isEmpty() ? "scalar" : subquery.form().toLowerCase(Locale.ROOT));
                nested(() -> query(subquery.query()));
            });
        }
    }

    private String call(Scalar scalar, FunctionCall call) {
        String arguments = call.arguments().size() + "";
        if (exact) {
            arguments = String.join(
                    "; ", call.arguments().stream().map(scalar::text).toList());
        }
        return call.name()
                + "("
                + (call.distinct() ? "distinct " : "")
                + (call.star() ? "*" : arguments)
                + (call.orderedArguments() ? " ordered" : "")
                + ")"
                + call.filter().map(filter -> filter(scalar.text(filter))).orElse("")
                + (call.over() ? " over" : "");
    }

    private String filter(String predicate) {
        return exact ? " filter " + predicate : " filter";
    }

    private static Query query(FromItem.Computed computed) {
        return computed.expression().subqueries().get(0).query();
    }

    private static String alias(Optional<Identifier> alias) {
        return alias.map(name -> " as " + name.sql()).orElse("");
    }

    private static String names(List<Identifier> names) {
        return names.isEmpty()
                ? ""
                : "(" + String.join(", ", names.stream().map(Identifier::sql).toList()) + ")";
    }
}
