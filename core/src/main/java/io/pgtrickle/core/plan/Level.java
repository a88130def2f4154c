package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import java.util.List;
import java.util.Optional;

/** What one level of a query looks like, as far as its text shows. */
final class Level {
    private Level() {}

    /** Whether a query reads nothing. */
    static boolean isConstant(Query query) {
        return query.body() instanceof Select select
                ? select.from().isEmpty()
                : !(query.body() instanceof SetOperation);
    }

    /** Whether it only projects and filters one relation. */
    static boolean isDirect(Select select, List<String> aggregates) {
        return select.from().size() == 1
                && select.from().get(0) instanceof TableReference
                && !select.distinct()
                && !Windows.applies(select)
                && !Grouping.applies(select, aggregates)
                && !hasSubqueries(select);
    }

    /** Whether it reads one relation whose transition tables show everything it needs. */
    static boolean isDirect(List<Leaf> leaves, Select select) {
        return leaves.size() == 1
                && leaves.get(0).input().isPresent()
                && Sources.readableFromTransitionTables(leaves.get(0))
                && !hasSubqueries(select);
    }

    private static boolean hasSubqueries(Select select) {
        boolean found = hasSubqueries(select.where())
                || hasSubqueries(select.having())
                || hasSubqueries(select.distinctOn())
                || hasSubqueries(select.windows());
        for (SelectItem item : select.items()) {
            found |= !item.expression().subqueries().isEmpty();
        }
        for (Scalar key : select.groupBy()) {
            found |= !key.subqueries().isEmpty();
        }
        return found;
    }

    private static boolean hasSubqueries(Optional<Scalar> expression) {
        return expression.isPresent() && !expression.get().subqueries().isEmpty();
    }

    /** Whether it groups by several sets of keys, or asks which one a row is of. */
    static boolean hasGroupingSets(Select select) {
        for (SelectItem item : select.items()) {
            if (asksGrouping(item.expression())) {
                return true;
            }
        }
        if (select.having().isPresent() && asksGrouping(select.having().get())) {
            return true;
        }
        for (Scalar element : select.groupBy()) {
            if (Select.isGroupingSets(element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksGrouping(Scalar expression) {
        for (FunctionCall call : expression.calls()) {
            if (call.name().equals("GROUPING")) {
                return true;
            }
        }
        return false;
    }

    /** A query with the same output columns, for questions about their types. */
    static String print(Select select, List<Leaf> leaves) {
        String text = "SELECT "
                + StateColumn.selectList(RowPlanner.outputs(select)).sql() + " FROM "
                + FromClause.original(select.from(), leaves)
                + (select.where().isPresent() ? " WHERE " + select.where().get().text() : "");
        String separator = " GROUP BY ";
        for (Scalar key : select.groupBy()) {
            text += separator + key.text();
            separator = ", ";
        }
        return select.windows().isPresent()
                ? text + " WINDOW " + select.windows().get().text()
                : text;
    }
}
