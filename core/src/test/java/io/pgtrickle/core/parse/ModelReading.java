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
        for (FromItem.Computed each : query.with()) {
            reading.note("with " + alias(each.alias()) + names(each.columnAliases()));
            scalar(each.expression());
        }
        if (query.body() instanceof Select select) {
            select(select);
        } else if (query.body() instanceof QueryBody.Values values) {
            reading.note("values " + values.rows().size());
            values.rows().forEach(this::scalar);
        } else if (query.body() instanceof QueryBody.SetOperation operation) {
            operation(operation);
        }
        query.orderBy().forEach(each -> clause("order", each));
        query.limit().forEach(each -> clause("limit", each));
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
        return operation.kind().equals(left.kind()) && operation.all() == left.all();
    }

    private void select(Select select) {
        reading.note("items "
                + select.items().stream()
                        .map(SelectItem::name)
                        .map(Identifier::sql)
                        .toList());
        select.items().forEach(item -> scalar(item.expression()));
        if (select.distinct()) {
            reading.note("distinct" + (select.distinctOn().isPresent() ? " on" : ""));
            select.distinctOn().ifPresent(this::scalar);
        }
        reading.note("from " + select.from().stream().map(this::from).toList());
        select.where().ifPresent(where -> clause("where", where));
        select.having().ifPresent(having -> clause("having", having));
        for (Scalar element : select.groupBy()) {
            clause(Select.isGroupingSets(element) ? "sets" : "group", element);
        }
    }

    private String from(FromItem item) {
        if (item instanceof FromItem.TableReference table) {
            String schema = table.schema().map(each -> each.sql() + ".").orElse("");
            return schema + table.name().sql() + " " + table.alias().sql() + names(table.columnAliases());
        } else if (item instanceof FromItem.Computed computed) {
            scalar(computed.expression());
            String lateral = computed.lateral() && computed.isQuery() ? "LATERAL " : "";
            return lateral
                    + (computed.isQuery() ? "() " : "function ")
                    + alias(computed.alias())
                    + names(computed.columnAliases());
        } else if (item instanceof FromItem.Join join) {
            String condition =
                    join.on().isPresent() ? " ON" : join.using().isEmpty() ? "" : " USING " + names(join.using());
            String sides = from(join.left()) + " " + join.kind() + " " + from(join.right());
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
        return names.isEmpty()
                ? ""
                : names.stream().map(Identifier::sql).toList().toString();
    }
}
