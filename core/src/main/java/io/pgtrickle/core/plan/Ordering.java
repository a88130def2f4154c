package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Aggregates;
import io.pgtrickle.core.construct.Refusals.Level;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.plan.Node.Junction;
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

    /** Whether it leaves out some of the rows that tie: FETCH … WITH TIES alone does not, nor does OFFSET 0. */
    private static boolean chooses(Query query) {
        boolean chooses = false;
        for (Scalar clause : query.limit()) {
            chooses |= !clause.text().endsWith("TIES") && !clause.text().equals("OFFSET 0");
        }
        return chooses;
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
        boolean chosen = level.chosen() && chooses(query);
        if (chosen || level.array()) {
            // Postgres prints the columns by number here
            List<String> order = expressions(query);
            for (int column = width(query); column > 0; column--) {
                if (!Texts.contains(order, "" + column)) {
                    refuse(chosen ? "LIMIT" : "ARRAY", "every output column", "ORDER BY");
                }
            }
        }
    }

    /** The number of columns, as the first branch that is a SELECT has them. */
    private static int width(Query query) {
        if (query.body() instanceof SetOperation operation) {
            int width = width(operation.left());
            return width == 0 ? width(operation.right()) : width;
        }
        return query.body() instanceof Select select ? select.items().size() : 0;
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

    /**
     * What joins and WHERE demand to be equal: predicates of two columns.
     *
     * @param from only those of which this column, 0 or 1, tells the other; -1 for all
     */
    List<Scalar> equalities(int from) {
        List<Scalar> equalities = new ArrayList<>();
        List<Junction> junctions = new ArrayList<>();
        Node.junctions(tree, junctions);
        for (Junction junction : junctions) {
            for (Scalar conjunct : junction.on()) {
                if (Conjuncts.isEquality(conjunct) && (from < 0 || tells(junction, conjunct, from))) {
                    equalities.add(conjunct);
                }
            }
        }
        List<Scalar> conjuncts = new ArrayList<>();
        if (select.where().isPresent()) {
            Conjuncts.split(select.where().get(), conjuncts);
        }
        for (Scalar conjunct : conjuncts) {
            if (Conjuncts.isEquality(conjunct)) {
                equalities.add(conjunct);
            }
        }
        return equalities;
    }

    /** A row without a match equals none: of an outer join the side that is always there tells the other, not back. */
    private static boolean tells(Junction junction, Scalar equality, int from) {
        return junction.kind().equals(Junction.INNER)
                || (junction.kind().equals(Junction.LEFT)
                        && Node.contains(junction.left(), alias(equality, from))
                        && Node.contains(junction.right(), alias(equality, 1 - from)));
    }

    private static String alias(Scalar equality, int side) {
        return equality.columns().get(side).qualifierText();
    }

    /** What equals a column of a determined relation, or a known column, is known. */
    private static void extend(Scalar equality, int from, List<String> known, List<Leaf> leaves) {
        boolean follows = Texts.contains(known, Conjuncts.side(equality, from));
        for (Leaf leaf : leaves) {
            follows |= leaf.alias().equals(alias(equality, from)) && isDetermined(leaf, known, false);
        }
        if (follows) {
            known.add(Conjuncts.side(equality, 1 - from));
        }
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
            for (int from = 0; from < 2; from++) {
                for (Scalar equality : equalities(from)) {
                    extend(equality, from, known, leaves);
                }
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

    private String keys() {
        boolean immediate = true;
        for (Leaf leaf : Node.leaves(tree)) {
            immediate &= leaf.source().isEmpty() || leaf.source().get().immediateKey();
        }
        return (immediate ? "the primary key" : "a key that is not DEFERRABLE") + " of every table in FROM";
    }

    private static void refuse(String feature, String key, String order) {
        throw Failure.unsupported(
                        feature + " without a total order",
                        "which of several rows that tie comes first is left to chance",
                        "Add " + key + " to " + order + ".")
                .exception();
    }
}
