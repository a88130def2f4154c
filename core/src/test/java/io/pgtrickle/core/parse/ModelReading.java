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
import java.util.List;
import java.util.Optional;

/** The findings in a query model. */
final class ModelReading {
    private final Reading reading = new Reading();

    private ModelReading() {}

    static String of(String canonical) {
        ModelReading model = new ModelReading();
        model.query(QueryParser.parse(canonical));
        return model.reading.findings();
    }

    private void query(Query query) {
        for (CommonTableExpression each : query.with()) {
            reading.note("with " + each.name() + names(each.columnAliases()));
            reading.nested(() -> query(each.query()));
        }
        if (query.body() instanceof Select select) {
            select(select);
        } else if (query.body() instanceof QueryBody.Values values) {
            reading.note("values " + values.rows().size());
            values.rows().forEach(row -> row.forEach(this::scalar));
        } else if (query.body() instanceof QueryBody.SetOperation operation) {
            operation(operation);
        }
        for (SortItem item : query.orderBy()) {
            reading.note("order");
            scalar(item.expression());
        }
        query.limit().count().ifPresent(count -> clause("limit", count));
        query.limit().offset().ifPresent(offset -> clause("offset", offset));
    }

    private void operation(QueryBody.SetOperation operation) {
        reading.note("set " + operation.kind() + (operation.all() ? " ALL" : ""));
        if (operation.left().body() instanceof QueryBody.SetOperation left && isChain(operation, left)) {
            operation(left);
        } else {
            reading.nested(() -> query(operation.left()));
        }
        reading.nested(() -> query(operation.right()));
    }

    private static boolean isChain(QueryBody.SetOperation operation, QueryBody.SetOperation left) {
        return operation.kind() == left.kind() && operation.all() == left.all();
    }

    private void select(Select select) {
        reading.note("items " + select.items().stream().map(SelectItem::name).toList());
        select.items().forEach(item -> scalar(item.expression()));
        if (select.distinct().present()) {
            reading.note("distinct " + select.distinct().on().size());
            select.distinct().on().forEach(this::scalar);
        }
        reading.note("from " + select.from().stream().map(this::from).toList());
        select.where().ifPresent(where -> clause("where", where));
        select.having().ifPresent(having -> clause("having", having));
        for (GroupBy.Element element : select.groupBy().elements()) {
            if (element instanceof GroupBy.Element.Expression expression) {
                clause("group", expression.expression());
            } else if (element instanceof GroupBy.Element.Sets sets) {
                reading.note("sets");
                sets.expressions().forEach(this::scalar);
            }
        }
    }

    private String from(FromItem item) {
        if (item instanceof FromItem.TableReference table) {
            String schema = table.schema().map(each -> each + ".").orElse("");
            return schema + table.name() + " " + table.alias() + names(table.columnAliases());
        } else if (item instanceof FromItem.DerivedTable derived) {
            reading.nested(() -> query(derived.query()));
            return (derived.lateral() ? "LATERAL " : "") + "() " + alias(derived.alias())
                    + names(derived.columnAliases());
        } else if (item instanceof FromItem.TableFunction function) {
            scalar(function.expression());
            return "function " + alias(function.alias()) + names(function.columnAliases());
        } else if (item instanceof FromItem.Join join) {
            String condition = join.on().isPresent() ? " ON" : join.using().isEmpty() ? "" : " USING " + join.using();
            String sides = from(join.left()) + " " + join.kind().sql() + " " + from(join.right());
            join.on().ifPresent(this::scalar);
            return "(" + sides + condition + ")" + (join.using().isEmpty() ? alias(join.alias()) : "");
        }
        throw new AssertionError(item);
    }

    private void clause(String name, Scalar scalar) {
        reading.note(name);
        scalar(scalar);
    }

    private void scalar(Scalar scalar) {
        for (ColumnReference column : scalar.columns()) {
            reading.note("column " + scalar.text(column.span()));
        }
        for (FunctionCall call : scalar.calls()) {
            reading.call(call.name(), call.arguments().size(), call.distinct());
        }
        for (Subquery subquery : scalar.subqueries()) {
            reading.nested(() -> query(subquery.query()));
        }
    }

    private static String alias(Optional<Identifier> alias) {
        return alias.map(Identifier::sql).orElse("");
    }

    private static String names(List<Identifier> names) {
        return names.isEmpty() ? "" : names.toString();
    }
}
