package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.parse.QueryParser;
import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Subquery;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits every level of a query, however deep and however it will be maintained, and has {@link Ordering} refuse those
 * whose result depends on how ties are broken. Every table is looked up on the way: those without triggers are refused.
 */
final class Ties {
    private final Planning planning;
    private final List<String> aggregates;

    private Ties(Planning planning, List<String> aggregates) {
        this.planning = planning;
        this.aggregates = aggregates;
    }

    /**
     * Checks a query and the views it reads.
     *
     * @param aggregates the printed names of the aggregates they call
     */
    static void check(Planning planning, Query query, List<SourceFacts> sources, List<String> aggregates) {
        Ties ties = new Ties(planning, aggregates);
        ties.visit(query, Scope.none(), false);
        for (SourceFacts source : sources) {
            if (!source.definition().isEmpty()) {
                ties.visit(QueryParser.parse(source.definition()), Scope.none(), false);
            }
        }
    }

    /** @param existence whether it only matters if there is a row */
    private void visit(Query query, Scope outer, boolean existence) {
        Scope scope = outer;
        for (Computed definition : query.with()) {
            scope = scope.with(definition);
            visit(definition.expression(), scope);
        }
        for (Scalar expression : query.orderBy()) {
            visit(expression, scope);
        }
        for (Scalar expression : query.limit()) {
            visit(expression, scope);
        }
        if (query.body() instanceof SetOperation operation) {
            visit(operation.left(), scope, false);
            visit(operation.right(), scope, false);
            Ordering.checkCombined(query, operation);
        } else if (query.body() instanceof Select select) {
            visit(select, scope);
            if (!existence && !select.from().isEmpty()) {
                new Ordering(select, Trees.named(planning, scope).from(select.from())).check(query, aggregates);
            }
        }
    }

    private void visit(Select select, Scope scope) {
        List<Scalar> expressions = new ArrayList<>(select.groupBy());
        for (SelectItem item : select.items()) {
            expressions.add(item.expression());
        }
        if (select.where().isPresent()) {
            expressions.add(select.where().get());
        }
        if (select.windows().isPresent()) {
            expressions.add(select.windows().get());
        }
        if (select.having().isPresent()) {
            expressions.add(select.having().get());
        }
        for (FromItem item : select.from()) {
            addExpressions(item, expressions);
        }
        for (Scalar expression : expressions) {
            visit(expression, scope);
        }
    }

    private static void addExpressions(FromItem item, List<Scalar> expressions) {
        if (item instanceof Join join) {
            addExpressions(join.left(), expressions);
            addExpressions(join.right(), expressions);
            if (join.on().isPresent()) {
                expressions.add(join.on().get());
            }
        } else if (item instanceof Computed computed) {
            expressions.add(computed.expression());
        }
    }

    private void visit(Scalar scalar, Scope scope) {
        for (Subquery subquery : scalar.subqueries()) {
            visit(subquery.query(), scope, subquery.form().equals("EXISTS"));
        }
    }
}
