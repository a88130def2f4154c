package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Aggregates;
import io.pgtrickle.core.construct.Refusals.Level;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.plan.Node.Junction;
import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refuses what depends on an order that leaves ties: Postgres breaks them as it likes, and would break them another way
 * tomorrow. An order is total when it determines the key of every relation in FROM, directly or through equalities.
 */
final class Ordering {
    /** Window functions whose value depends on the order of rows that tie. */
    private static final String BY_ROW = " row_number ntile lag lead first_value last_value nth_value ";

    private final Select select;
    private final Node tree;

    Ordering(Select select, Node tree) {
        this.select = select;
        this.tree = tree;
    }

    /** The text of an expression of ORDER BY without the words after it. */
    static String expression(List<Token> tokens, int from, int to) {
        int depth = 0;
        for (int index = from; index < to; index++) {
            String text = tokens.get(index).text();
            if (depth == 0
                    && index > from
                    && (text.equals("ASC") || text.equals("DESC") || text.equals("NULLS") || text.equals("USING"))) {
                return Scalar.text(tokens, from, index);
            }
            depth += text.equals("(") || text.equals("[") ? 1 : text.equals(")") || text.equals("]") ? -1 : 0;
        }
        return Scalar.text(tokens, from, to);
    }

    /** The text of a term of ORDER BY without the words after it. */
    static String expression(Scalar term) {
        return expression(term.tokens(), 0, term.tokens().size());
    }

    /** The expressions a query is ordered by. */
    static List<String> expressions(Query query) {
        List<String> order = new ArrayList<>();
        for (Scalar term : query.orderBy()) {
            order.add(expression(term));
        }
        return order;
    }

    private static boolean chooses(Query query) {
        for (Scalar clause : query.limit()) {
            if (clause.text().endsWith("TIES")) {
                return false;
            }
        }
        return !query.limit().isEmpty();
    }

    /** Refuses the query level if its result depends on how ties are broken. */
    void check(Level level, List<String> aggregates) {
        Query query = level.query();
        List<String> order = expressions(query);
        boolean first = level.chosen() && (chooses(query) || select.distinctOn().isPresent());
        boolean single = select.groupBy().isEmpty() && Grouping.applies(select, aggregates);
        if ((first || level.array()) && !coversOutputs(order) && !(level.array() && single) && !isTotal(order, true)) {
            refuse(select.distinctOn().isPresent() ? "DISTINCT ON" : first ? "LIMIT" : "ARRAY", keys(), "ORDER BY");
        }
        Windows windows = new Windows(select);
        List<Scalar> expressions = new ArrayList<>();
        for (SelectItem item : select.items()) {
            expressions.add(item.expression());
        }
        add(select.having(), expressions);
        add(select.windows(), expressions);
        if (first || level.array()) {
            expressions.addAll(query.orderBy());
        }
        for (Scalar expression : expressions) {
            for (FunctionCall call : expression.calls()) {
                if (call.over()) {
                    boolean byRow = BY_ROW.contains(" " + call.name() + " ")
                            || Aggregates.dependsOnOrder(call.name())
                            || expression.text(call.span()).contains(" ROWS ")
                            || (select.windows().isPresent()
                                    && select.windows().get().text().contains(" ROWS "));
                    if (byRow) {
                        List<String> total = windows.expressions(expression, call, "PARTITION");
                        total.addAll(windows.expressions(expression, call, "ORDER"));
                        if (!isTotal(total, true)) {
                            refuse("The window function " + call.name(), keys(), "its ORDER BY");
                        }
                    }
                } else if (Aggregates.isAggregate(call, aggregates) && Aggregates.dependsOnOrder(call.name())) {
                    checkAggregate(expression, call);
                }
            }
        }
    }

    private static void add(Optional<Scalar> clause, List<Scalar> expressions) {
        if (clause.isPresent()) {
            expressions.add(clause.get());
        }
    }

    /** Refuses to choose among or to line up the rows of a set operation, unless those that tie are equal. */
    static void check(Level level) {
        Query query = level.query();
        List<String> order = expressions(query);
        int column = 0;
        boolean chosen = level.chosen() && chooses(query);
        if (chosen || level.array()) {
            for (SelectItem item : items(query)) {
                column++;
                if (!Texts.contains(order, "" + column)
                        && !Texts.contains(order, item.name().sql())) {
                    refuse(chosen ? "LIMIT" : "ARRAY", "every output column", "ORDER BY");
                }
            }
        }
    }

    /** The select list of a query's first branch that has one; VALUES has none. */
    private static List<SelectItem> items(Query query) {
        if (query.body() instanceof SetOperation operation) {
            List<SelectItem> items = items(operation.left());
            return items.isEmpty() ? items(operation.right()) : items;
        }
        return query.body() instanceof Select select ? select.items() : new ArrayList<>();
    }

    private void checkAggregate(Scalar expression, FunctionCall call) {
        List<Token> tokens = expression.tokens();
        List<String> order = new ArrayList<>();
        int depth = 0;
        int from = -1;
        for (int index = call.span().start(); index < call.span().end(); index++) {
            String text = tokens.get(index).text();
            boolean closes = depth == 1 && text.equals(")");
            if (from >= 0 && (closes || (depth == 1 && text.equals(",")))) {
                order.add(expression(tokens, from, index));
                from = closes ? -1 : index + 1;
            }
            if (depth == 1 && text.equals("ORDER")) {
                from = index + 2;
            }
            depth += text.equals("(") || text.equals("[") ? 1 : text.equals(")") || text.equals("]") ? -1 : 0;
        }
        int covered = 0;
        for (int argument = 0; argument < call.arguments().size(); argument++) {
            String text = expression.text(call.arguments().get(argument));
            covered += Texts.contains(order, text) || isConstant(text) ? 1 : 0;
        }
        if ((order.isEmpty() || covered < call.arguments().size()) && !isTotal(order, false)) {
            refuse("The aggregate " + call.name(), keys(), "an ORDER BY inside its parentheses");
        }
    }

    private static boolean isConstant(String text) {
        return text.startsWith("'");
    }

    /** Rows that tie in all output columns are equal, and those without columns always. */
    private boolean coversOutputs(List<String> order) {
        for (SelectItem item : select.items()) {
            if (!Texts.contains(order, item.expression().text())) {
                return false;
            }
        }
        return true;
    }

    /** What joins and WHERE demand to be equal: predicates of two columns. */
    List<Scalar> equalities() {
        List<Scalar> conjuncts = new ArrayList<>();
        List<Junction> junctions = new ArrayList<>();
        Node.junctions(tree, junctions);
        for (Junction junction : junctions) {
            conjuncts.addAll(junction.on());
        }
        if (select.where().isPresent()) {
            Conjuncts.split(select.where().get(), conjuncts);
        }
        List<Scalar> equalities = new ArrayList<>();
        for (Scalar conjunct : conjuncts) {
            String text = conjunct.text();
            if (conjunct.columns().size() == 2) {
                String left = side(conjunct, 0);
                String right = side(conjunct, 1);
                if (text.equals(left + " = " + right) || text.equals("(" + left + ")::text = (" + right + ")::text")) {
                    equalities.add(conjunct);
                }
            }
        }
        return equalities;
    }

    private static String side(Scalar equality, int index) {
        ColumnReference column = equality.columns().get(index);
        return column.qualifierText() + "." + column.column().sql();
    }

    /** @param grouped whether groups are ordered where there are any, not the rows they are made of */
    private boolean isTotal(List<String> order, boolean grouped) {
        List<Leaf> leaves = Node.leaves(tree);
        List<String> known = new ArrayList<>(order);
        if (grouped && !select.groupBy().isEmpty()) {
            boolean total = true;
            for (Scalar key : select.groupBy()) {
                total &= Texts.contains(known, key.text());
            }
            return total;
        }
        if (order.isEmpty()
                && !select.distinct()
                && leaves.size() == 1
                && leaves.get(0).reads().isPresent()
                && !leaves.get(0).reads().get().tokens().get(0).text().equals("(")) {
            // a function gives its rows in an order of its own
            return select.groupBy().isEmpty();
        }
        List<Scalar> equalities = equalities();
        int determined = -1;
        while (true) {
            int before = determined;
            determined = 0;
            for (Leaf leaf : leaves) {
                determined += isDetermined(leaf, known, leaves.size() == 1) ? 1 : 0;
            }
            if (determined == leaves.size() || determined == before) {
                return determined == leaves.size();
            }
            for (Scalar equality : equalities) {
                extend(equality, known, leaves);
            }
        }
    }

    private static boolean isDetermined(Leaf leaf, List<String> known, boolean only) {
        if (leaf.source().isEmpty()
                || leaf.source().get().identity().isEmpty()
                || !leaf.source().get().immediateKey()) {
            return false;
        }
        for (KeyColumn key : leaf.source().get().identity()) {
            String column = key.column().sql();
            if (!Texts.contains(known, leaf.alias() + "." + column) && !(only && Texts.contains(known, column))) {
                return false;
            }
        }
        return true;
    }

    /** What equals a column of a determined relation, or a known column, is known. */
    private static void extend(Scalar equality, List<String> known, List<Leaf> leaves) {
        ColumnReference first = equality.columns().get(0);
        ColumnReference second = equality.columns().get(1);
        String left = side(equality, 0);
        String right = side(equality, 1);
        for (Leaf leaf : leaves) {
            if (isDetermined(leaf, known, false)) {
                if (leaf.alias().equals(first.qualifierText())) {
                    known.add(right);
                } else if (leaf.alias().equals(second.qualifierText())) {
                    known.add(left);
                }
            }
        }
        if (Texts.contains(known, left)) {
            known.add(right);
        } else if (Texts.contains(known, right)) {
            known.add(left);
        }
    }

    private String keys() {
        String keys = "the primary key";
        for (Leaf leaf : Node.leaves(tree)) {
            if (leaf.source().isPresent() && !leaf.source().get().immediateKey()) {
                keys = "a key that is not DEFERRABLE";
            }
        }
        return keys + " of every table in FROM";
    }

    private static void refuse(String feature, String key, String order) {
        throw Failure.unsupported(
                        feature + " without a total order",
                        "which of several rows that tie comes first is left to chance",
                        "Add " + key + " to " + order + ".")
                .exception();
    }
}
