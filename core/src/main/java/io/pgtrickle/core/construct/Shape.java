package io.pgtrickle.core.construct;

import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.DerivedTable;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableFunction;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.GroupBy.Element;
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
        for (Element element : select.groupBy().elements()) {
            if (element instanceof Element.Expression expression) {
                expressions.add(expression.expression());
            }
        }
        return expressions;
    }

    /** The features of {@link Refusals} that a query uses at its top level. */
    static List<String> refused(Query query) {
        Shape shape = new Shape();
        shape.add(query.recursive(), "WITH RECURSIVE");
        shape.add(!query.with().isEmpty(), "WITH");
        shape.add(!query.locking().isEmpty(), "FOR UPDATE");
        shape.add(query.limit().present(), "LIMIT");
        shape.add(!query.orderBy().isEmpty(), "ORDER BY");
        if (query.body() instanceof Select select) {
            shape.visit(select);
        } else if (query.body() instanceof SetOperation operation) {
            SetOperation.Kind kind = operation.kind();
            shape.refused.add(
                    kind == SetOperation.Kind.UNION
                            ? "UNION"
                            : kind == SetOperation.Kind.EXCEPT ? "EXCEPT" : "INTERSECT");
        } else {
            shape.refused.add("VALUES");
        }
        return shape.refused;
    }

    private void visit(Select select) {
        add(!select.distinct().on().isEmpty(), "DISTINCT ON");
        add(select.distinct().present(), "DISTINCT");
        add(select.groupBy().distinct(), "GROUP BY DISTINCT");
        add(groupingExpressions(select).size() < select.groupBy().elements().size(), "GROUPING SETS");
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
            if (join.kind() != Join.Kind.INNER && join.kind() != Join.Kind.CROSS) {
                refused.add(join.kind().sql());
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
        } else if (item instanceof DerivedTable derived) {
            refused.add(derived.lateral() ? "LATERAL" : "A subquery in FROM");
        } else if (item instanceof TableFunction function) {
            refused.add(function.lateral() ? "LATERAL" : "A function in FROM");
        }
    }

    private void visit(Scalar scalar) {
        for (FunctionCall call : scalar.calls()) {
            add(call.over(), "A window function");
        }
        for (Subquery subquery : scalar.subqueries()) {
            Subquery.Form form = subquery.form();
            refused.add(
                    form == Subquery.Form.EXISTS
                            ? "EXISTS"
                            : form == Subquery.Form.ANY
                                    ? "IN or ANY with a subquery"
                                    : form == Subquery.Form.ALL
                                            ? "ALL with a subquery"
                                            : form == Subquery.Form.ARRAY
                                                    ? "ARRAY with a subquery"
                                                    : "A scalar subquery");
        }
    }

    private void add(boolean present, String feature) {
        if (present) {
            refused.add(feature);
        }
    }
}
