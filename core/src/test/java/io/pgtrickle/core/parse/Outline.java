package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.CommonTableExpression;
import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.GroupBy;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.SortItem;
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
        for (CommonTableExpression each : query.with()) {
            line((query.recursive() ? "with recursive " : "with ") + each.name() + names(each.columnAliases()));
            nested(() -> query(each.query()));
        }
        if (query.body() instanceof Select select) {
            select(select);
        } else if (query.body() instanceof QueryBody.Values values) {
            line("values");
            values.rows()
                    .forEach(row -> nested(() -> {
                        line("row");
                        nested(() -> row.forEach(value -> scalar("value", value)));
                    }));
        } else if (query.body() instanceof QueryBody.SetOperation operation) {
            line(operation.kind().name().toLowerCase(Locale.ROOT) + (operation.all() ? " all" : ""));
            nested(() -> query(operation.left()));
            nested(() -> query(operation.right()));
        }
        for (SortItem each : query.orderBy()) {
            scalar("order" + (each.direction().isEmpty() ? "" : " " + each.direction()), each.expression());
        }
        query.limit().count().ifPresent(count -> scalar(query.limit().withTies() ? "limit ties" : "limit", count));
        query.limit().offset().ifPresent(offset -> scalar("offset", offset));
        query.locking().forEach(this::line);
    }

    private void select(Select select) {
        line("select" + (select.distinct().present() ? " distinct" : ""));
        nested(() -> {
            select.distinct().on().forEach(each -> scalar("on", each));
            for (SelectItem item : select.items()) {
                scalar("item " + (exact ? item.name().sql() : item.name().name()), item.expression());
            }
            select.from().forEach(this::from);
            select.where().ifPresent(where -> scalar("where", where));
            if (select.groupBy().present()) {
                line("group" + (select.groupBy().distinct() ? " distinct" : ""));
                nested(() -> select.groupBy().elements().forEach(this::element));
            }
            select.having().ifPresent(having -> scalar("having", having));
            select.windows().forEach(window -> line("window " + window));
        });
    }

    private void element(GroupBy.Element element) {
        if (element instanceof GroupBy.Element.Expression expression) {
            scalar("by", expression.expression());
        } else if (element instanceof GroupBy.Element.Sets sets) {
            line(sets.kind());
            nested(() -> sets.expressions().forEach(each -> scalar("by", each)));
        }
    }

    private void from(FromItem item) {
        if (item instanceof FromItem.TableReference table) {
            line((table.only() ? "only " : "table ")
                    + table.schema().map(schema -> schema + ".").orElse("")
                    + table.name()
                    + " as "
                    + table.alias()
                    + names(table.columnAliases())
                    + (table.sampled() ? " sampled" : ""));
        } else if (item instanceof FromItem.DerivedTable derived) {
            line(lateral(derived.lateral()) + "derived" + alias(derived.alias()) + names(derived.columnAliases()));
            nested(() -> query(derived.query()));
        } else if (item instanceof FromItem.TableFunction function) {
            String head = lateral(function.lateral()) + "function" + alias(function.alias())
                    + names(function.columnAliases());
            scalar(head, function.expression());
        } else if (item instanceof FromItem.Join join) {
            line(join.kind().name().toLowerCase(Locale.ROOT) + " join" + alias(join.alias()));
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
                line(subquery.form().name().toLowerCase(Locale.ROOT));
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
                + (call.withinGroup() ? " within" : "")
                + call.filter().map(filter -> filter(scalar.text(filter))).orElse("")
                + (call.over() ? " over" : "");
    }

    private String filter(String predicate) {
        return exact ? " filter " + predicate : " filter";
    }

    private static String lateral(boolean lateral) {
        return lateral ? "lateral " : "";
    }

    private static String alias(Optional<Identifier> alias) {
        return alias.map(name -> " as " + name).orElse("");
    }

    private static String names(List<Identifier> names) {
        return names.isEmpty()
                ? ""
                : "(" + String.join(", ", names.stream().map(Identifier::sql).toList()) + ")";
    }
}
