package io.pgtrickle.core.construct;

import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Subquery;
import java.util.ArrayList;
import java.util.List;

/** The structure of a query's top level: its tables, its grouping expressions, and the refused constructs it uses. */
public final class Shape {
    private final List<String> refused = new ArrayList<>();
    private final List<TableReference> tables = new ArrayList<>();
    private int sources;

    private Shape() {}

    /** The tables of FROM, joins taken apart, in the order they are written. */
    public static List<TableReference> tables(Select select) {
        Shape shape = new Shape();
        for (FromItem item : select.from()) {
            shape.visit(item);
        }
        return shape.tables;
    }

    /** The expressions of GROUP BY. */
    public static List<Scalar> groupingExpressions(Select select) {
        List<Scalar> expressions = new ArrayList<>();
        for (Scalar element : select.groupBy()) {
            if (!Select.isGroupingSets(element)) {
                expressions.add(element);
            }
        }
        return expressions;
    }

    /** The features of {@link Refusals} that a query uses at its top level. */
    static List<String> refused(Query query) {
        Shape shape = new Shape();
        shape.add(query.recursive(), "WITH RECURSIVE");
        shape.add(!query.with().isEmpty(), "WITH");
        shape.add(query.locking(), "FOR UPDATE");
        shape.add(!query.limit().isEmpty(), "LIMIT");
        shape.add(!query.orderBy().isEmpty(), "ORDER BY");
        if (query.body() instanceof Select select) {
            shape.visit(select);
        } else if (query.body() instanceof SetOperation operation) {
            shape.refused.add(operation.kind());
        } else {
            shape.refused.add("VALUES");
        }
        return shape.refused;
    }

    private void visit(Select select) {
        add(select.distinctOn().isPresent(), "DISTINCT ON");
        add(select.distinct(), "DISTINCT");
        add(select.distinctGroups(), "GROUP BY DISTINCT");
        add(groupingExpressions(select).size() < select.groupBy().size(), "GROUPING SETS");
        add(select.having().isPresent(), "HAVING");
        add(select.items().isEmpty(), "A query without output columns");
        for (SelectItem item : select.items()) {
            visit(item.expression());
        }
        if (select.where().isPresent()) {
            visit(select.where().get());
        }
        for (Scalar expression : groupingExpressions(select)) {
            visit(expression);
        }
        for (FromItem item : select.from()) {
            visit(item);
        }
        add(sources == 0, "A query without a source table");
        add(sources > 2, "A join of more than two tables");
    }

    private void visit(FromItem item) {
        if (item instanceof Join join) {
            visit(join.left());
            visit(join.right());
            if (!join.kind().equals("JOIN") && !join.kind().equals("CROSS JOIN")) {
                refused.add(join.kind());
            }
            if (join.on().isPresent()) {
                visit(join.on().get());
            }
            return;
        }
        sources++;
        if (item instanceof TableReference table) {
            tables.add(table);
            add(table.sampled(), "TABLESAMPLE");
        } else if (item instanceof Computed computed) {
            refused.add(
                    computed.lateral() ? "LATERAL" : computed.isQuery() ? "A subquery in FROM" : "A function in FROM");
        }
    }

    private void visit(Scalar scalar) {
        for (FunctionCall call : scalar.calls()) {
            add(call.over(), "A window function");
        }
        for (Subquery subquery : scalar.subqueries()) {
            String form = subquery.form();
            refused.add(
                    form.isEmpty()
                            ? "A scalar subquery"
                            : form.equals("EXISTS")
                                    ? form
                                    : form.equals("ALL") || form.equals("ARRAY")
                                            ? form + " with a subquery"
                                            : "IN or ANY with a subquery");
        }
    }

    private void add(boolean present, String feature) {
        if (present) {
            refused.add(feature);
        }
    }
}
