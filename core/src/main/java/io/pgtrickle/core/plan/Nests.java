package io.pgtrickle.core.plan;

import io.pgtrickle.core.parse.QueryParser;
import io.pgtrickle.core.plan.Node.Junction;
import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.QueryBody.Values;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Subquery;
import java.util.ArrayList;
import java.util.List;

/**
 * The queries that are read in place, in expressions or beside what they read in FROM: each with its FROM clause on the
 * right of a junction, and on its left everything it may mention.
 */
final class Nests {
    private final Planning planning;
    private final Scope scope;
    private final List<Junction> junctions = new ArrayList<>();
    private List<Scalar> within = new ArrayList<>();

    Nests(Planning planning, Scope scope) {
        this.planning = planning;
        this.scope = scope;
    }

    /** The junctions, the outer ones first. */
    List<Junction> junctions() {
        return junctions;
    }

    /**
     * Adds what a SELECT reads in place.
     *
     * @param tree its FROM clause, with everything around it on the left
     * @param own its FROM clause alone
     * @param computed the calls and queries in it that are read in place
     * @param only the alias of its only relation, which its columns do not mention; empty where they do
     */
    void add(Select select, Node tree, Node own, List<Computed> computed, String only) {
        for (SelectItem item : select.items()) {
            add(item.expression(), tree, only, false);
        }
        for (Scalar expression : select.groupBy()) {
            add(expression, tree, only, false);
        }
        if (select.having().isPresent()) {
            add(select.having().get(), tree, only, false);
        }
        if (select.windows().isPresent()) {
            add(select.windows().get(), tree, only, false);
        }
        if (select.distinctOn().isPresent()) {
            add(select.distinctOn().get(), tree, only, false);
        }
        if (select.where().isPresent()) {
            List<Scalar> conjuncts = new ArrayList<>();
            Conjuncts.split(select.where().get(), conjuncts);
            for (Scalar conjunct : conjuncts) {
                add(conjunct, tree, only, true);
            }
        }
        List<Junction> joins = new ArrayList<>();
        Node.junctions(own, joins);
        for (Junction join : joins) {
            for (Scalar conjunct : join.on()) {
                add(conjunct, tree, only, false);
            }
        }
        List<Scalar> around = within;
        for (Computed item : computed) {
            within = new ArrayList<>(around);
            within.add(item.expression());
            add(item.expression(), tree, only, false);
        }
        within = around;
    }

    /** @param decisive whether a row fails unless the expression is true */
    private void add(Scalar expression, Node tree, String only, boolean decisive) {
        for (Subquery subquery : expression.subqueries()) {
            List<Scalar> link = new ArrayList<>();
            if (subquery.form().equals("IN")
                    && subquery.query().limit().isEmpty()
                    && subquery.query().body() instanceof Select select
                    && select.distinctOn().isEmpty()) {
                addMembership(expression, subquery, select, only, decisive, link);
            }
            add(subquery.query(), tree, link);
        }
    }

    /** Membership fails or holds by rows that are equal, or unknown to be; what {@code =} means is known of some types. */
    private void addMembership(
            Scalar expression, Subquery subquery, Select select, String only, boolean decisive, List<Scalar> link) {
        String operand = Conjuncts.operand(expression, subquery);
        Scalar right = select.items().get(0).expression();
        if (operand.isEmpty()
                || select.items().size() > 1
                || select.from().isEmpty()
                || !right.calls().isEmpty()
                || !right.subqueries().isEmpty()) {
            return;
        }
        Scalar left = QueryParser.expression(operand);
        Node tree = new Trees(planning, scope, false).from(select.from());
        List<Leaf> leaves = Node.leaves(tree);
        String from = "";
        for (Leaf leaf : leaves) {
            if (leaf.reads().isPresent()) {
                return;
            }
            from += (from.isEmpty() ? "" : ", ") + leaf.original();
        }
        for (String alias : Conjuncts.aliases(right)) {
            if (!Node.contains(tree, alias)) {
                return;
            }
        }
        if (left.subqueries().isEmpty()
                && planning.types().of(right.text(), from).searchable()) {
            String equality = Conjuncts.qualified(left, only).text() + " = " + right.text();
            boolean plain =
                    decisive && subquery.span().end() == expression.tokens().size();
            link.add(QueryParser.expression(plain ? equality : "(" + equality + ") IS NOT FALSE"));
        }
    }

    private void add(List<Scalar> expressions, Node tree) {
        for (Scalar expression : expressions) {
            add(expression, tree, "", false);
        }
    }

    private void add(Query query, Node outer, List<Scalar> link) {
        if (!query.with().isEmpty()) {
            throw new NotFollowed();
        }
        add(query.limit(), outer);
        if (query.body() instanceof Values values) {
            add(values.rows(), outer);
        } else if (query.body() instanceof SetOperation operation) {
            add(operation.left(), outer, new ArrayList<>());
            add(operation.right(), outer, new ArrayList<>());
        } else if (query.body() instanceof Select select) {
            Trees trees = new Trees(planning, scope, false);
            Node inner = select.from().isEmpty() ? Trees.UNKNOWN : trees.from(select.from());
            if (select.from().isEmpty()) {
                add(select, outer, inner, trees.inPlace, "");
                return;
            }
            List<Scalar> on = new ArrayList<>(link);
            if (select.where().isPresent()) {
                Conjuncts.split(select.where().get(), on);
            }
            Junction nest = new Junction(Junction.NESTED, outer, inner, on, within);
            junctions.add(nest);
            add(select, nest, inner, trees.inPlace, "");
            add(query.orderBy(), nest);
        }
    }
}
