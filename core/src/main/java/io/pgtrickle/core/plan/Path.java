package io.pgtrickle.core.plan;

import io.pgtrickle.core.plan.Node.Junction;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a changed row to the rows of the spine it can belong to: the ancestor-path rule. The changed source is
 * joined with what its predicates mention and what those mention in turn, never with anything that comes after it: a
 * source deleted in the same statement has a way, and a firing, of its own. Predicates that mention more are left out,
 * as a larger slice is as right.
 */
final class Path {
    /** Stands for the changed rows; no SQL can hold it. */
    private static final String CHANGED = "\0";

    private final Junction junction;
    private final Leaf changed;
    private final List<Leaf> order;
    private List<Leaf> kept = new ArrayList<>();
    private final List<Scalar> links = new ArrayList<>();
    private final int known;

    /**
     * @param junction what joins the changed leaf, on its right side, to its ancestors on the left
     * @param changed the leaf
     */
    Path(Junction junction, Leaf changed) {
        this.junction = junction;
        this.changed = changed;
        this.order = Node.leaves(junction.left());
        this.known = order.size();
        addLinks(junction);
        collectLinks(junction.right());
        arrange(Node.leaves(junction.right()));
        keep(changed);
        boolean later = false;
        for (Leaf leaf : kept) {
            later |= position(leaf) > position(changed);
        }
        if (later) {
            kept = new ArrayList<>();
            kept.add(changed);
        }
    }

    /** The leaves among these that the way leads to; the first one where it leads to none. */
    List<Leaf> ends(List<Leaf> spine) {
        List<Leaf> ends = new ArrayList<>();
        for (Leaf leaf : spine) {
            if (isKept(leaf)) {
                ends.add(leaf);
            }
        }
        if (ends.isEmpty()) {
            keep(spine.get(0));
            ends.add(spine.get(0));
        }
        return ends;
    }

    /** The FROM clause before the changed rows. */
    String before() {
        String text = print(junction);
        return text.substring(0, text.indexOf('\0', 0));
    }

    /** The FROM clause after the changed rows. */
    String after() {
        String text = print(junction);
        return text.substring(text.indexOf('\0', 0) + 1);
    }

    private void addLinks(Junction node) {
        for (Scalar conjunct : node.on()) {
            if (Conjuncts.isLink(conjunct) && isNecessary(conjunct, node)) {
                links.add(conjunct);
            }
        }
    }

    /**
     * Whether rows that fail it are none of the query's: not where it is said of a changed row that may also be absent,
     * as what was matched without it then changes too; nor in a full join on the way, of which every row is given.
     */
    private boolean isNecessary(Scalar conjunct, Junction node) {
        if (isFull(node)) {
            return false;
        }
        boolean mentioned = false;
        for (String alias : Conjuncts.aliases(conjunct)) {
            mentioned |= alias.equals(changed.alias());
        }
        boolean right = Node.contains(node.right(), changed);
        if (!mentioned || (!right && node.kind().equals(Junction.LEFT))) {
            return !mentioned;
        }
        List<Leaf> spine = new ArrayList<>();
        Node.spine(right ? node.right() : node.left(), spine);
        for (Leaf leaf : spine) {
            if (leaf == changed) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a full join below the junction of this way, which is told from those by its left side. */
    private boolean isFull(Junction node) {
        return node.left() != junction.left() && node.kind().equals(Junction.FULL);
    }

    private void collectLinks(Node node) {
        if (node instanceof Junction inner) {
            addLinks(inner);
            collectLinks(inner.left());
            collectLinks(inner.right());
        }
    }

    /** Orders the leaves of the right side so that each is linked to some before it, as far as there is such an order. */
    private void arrange(List<Leaf> leaves) {
        List<Leaf> remaining = leaves;
        while (!remaining.isEmpty()) {
            Leaf next = remaining.get(0);
            for (int index = remaining.size() - 1; index >= 0; index--) {
                for (Scalar link : links) {
                    if (!ancestors(link, remaining.get(index), order.size()).isEmpty()) {
                        next = remaining.get(index);
                    }
                }
            }
            order.add(next);
            List<Leaf> others = new ArrayList<>();
            for (Leaf leaf : remaining) {
                if (leaf != next) {
                    others.add(leaf);
                }
            }
            remaining = others;
        }
    }

    /** The leaves a link leads to from one of those it mentions; none when not all of them are among the first ones. */
    private List<Leaf> ancestors(Scalar link, Leaf leaf, int first) {
        List<Leaf> others = new ArrayList<>();
        boolean mentioned = false;
        for (String alias : Conjuncts.aliases(link)) {
            if (alias.equals(leaf.alias())) {
                mentioned = true;
                continue;
            }
            int position = position(alias);
            if (position >= first) {
                return new ArrayList<>();
            }
            others.add(order.get(position));
        }
        return mentioned ? others : new ArrayList<>();
    }

    private int position(Leaf leaf) {
        return position(leaf.alias());
    }

    /** Where a leaf stands in the order; beyond its end when it does not. Inner names hide outer ones. */
    private int position(String alias) {
        int position = order.size() - 1;
        while (position >= 0 && !order.get(position).alias().equals(alias)) {
            position--;
        }
        return position < 0 ? order.size() : position;
    }

    private boolean isKept(Leaf leaf) {
        for (Leaf other : kept) {
            if (other == leaf) {
                return true;
            }
        }
        return false;
    }

    /** Keeps a leaf and what it needs: what it is linked to; what its text reads; all of an outer join it depends on. */
    private void keep(Leaf leaf) {
        if (isKept(leaf)) {
            return;
        }
        if (holdsChange(leaf)) {
            throw new NotFollowed();
        }
        for (Leaf other : kept) {
            // inside a view, names are not distinct from those around it
            if (other.alias().equals(leaf.alias())) {
                throw new NotFollowed();
            }
        }
        kept.add(leaf);
        int position = position(leaf);
        for (Scalar link : links) {
            if (position >= known) {
                keepAll(ancestors(link, leaf, position));
            }
        }
        for (int index = 0; leaf.reads().isPresent() && index < position; index++) {
            if (!holdsChange(order.get(index))) {
                keep(order.get(index));
            }
        }
        List<Junction> junctions = new ArrayList<>();
        Node.junctions(junction, junctions);
        for (Junction outer : junctions) {
            if (outer.kind().equals(Junction.LEFT)
                    && Node.contains(outer.right(), leaf)
                    && !Node.contains(outer.right(), changed)) {
                keepAll(Node.leaves(outer));
            }
        }
    }

    /** Whether the changed leaf stands inside it or what it reads: read as it is now, it no longer shows what has gone. */
    private boolean holdsChange(Leaf leaf) {
        if (leaf.reads().isEmpty()) {
            return false;
        }
        Scalar read = leaf.reads().get();
        for (Scalar expression : junction.within()) {
            if (read.text().equals(expression.text())) {
                return true;
            }
        }
        for (Leaf other : order) {
            if (other == leaf) {
                return false;
            }
            for (Token token : read.tokens()) {
                if (token.text().equals(other.alias()) && holdsChange(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void keepAll(List<Leaf> leaves) {
        for (Leaf leaf : leaves) {
            keep(leaf);
        }
    }

    /** Prints what is kept. A join on the way to the changed rows wants them; any other outer join stays one. */
    private String print(Node node) {
        if (node instanceof Leaf leaf) {
            return leaf == changed ? CHANGED : isKept(leaf) ? leaf.present() : "";
        }
        Junction inner = (Junction) node;
        String left = print(inner.left());
        String right = print(inner.right());
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        if (isFull(inner)) {
            throw new NotFollowed();
        }
        boolean outer = inner.kind().equals(Junction.LEFT) && !Node.contains(inner.right(), changed);
        String text = left + (outer ? "\nLEFT JOIN " : "\nJOIN ")
                + (keptCount(inner.right()) == 1 ? right : "(" + right + ")") + " ON ";
        String separator = "";
        for (Scalar conjunct : inner.on()) {
            if (outer || (Conjuncts.isLink(conjunct) && isNecessary(conjunct, inner) && allKept(conjunct))) {
                if (isVisible(conjunct, inner)) {
                    text += separator + conjunct.text();
                    separator = " AND ";
                } else if (outer) {
                    throw new NotFollowed();
                }
            }
        }
        return separator.isEmpty() ? text + "TRUE" : text;
    }

    /** Whether ON can say it: of a nested query's FROM clause, printed in parentheses, it sees nothing around. */
    private boolean isVisible(Scalar conjunct, Junction junction) {
        for (String alias : Conjuncts.aliases(conjunct)) {
            if (!Node.contains(junction, alias)) {
                return false;
            }
        }
        for (Token token : conjunct.tokens()) {
            String word = token.text();
            if (!conjunct.subqueries().isEmpty() && !Node.contains(junction, word) && position(word) < order.size()) {
                return false;
            }
        }
        return true;
    }

    private int keptCount(Node node) {
        int count = 0;
        for (Leaf leaf : Node.leaves(node)) {
            count += isKept(leaf) ? 1 : 0;
        }
        return count;
    }

    private boolean allKept(Scalar conjunct) {
        for (String alias : Conjuncts.aliases(conjunct)) {
            int position = position(alias);
            if (position >= order.size() || !isKept(order.get(position))) {
                return false;
            }
        }
        return true;
    }
}
