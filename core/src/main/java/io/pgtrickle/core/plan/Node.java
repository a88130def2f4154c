package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.Scalar;
import java.util.ArrayList;
import java.util.List;

/** A FROM clause, and the queries nested in its expressions, as a tree. Its leaves are what rows come from. */
sealed interface Node permits Leaf, Node.Junction {

    /**
     * Two sides that meet.
     *
     * @param kind one of the kinds below; RIGHT JOIN is LEFT JOIN with its sides exchanged
     * @param on the conjuncts of its predicate
     * @param within what is read in place on the left side and holds the right side, which sees nothing of it
     */
    record Junction(String kind, Node left, Node right, List<Scalar> on, List<Scalar> within) implements Node {
        static final String INNER = "JOIN";
        static final String LEFT = "LEFT JOIN";
        static final String FULL = "FULL JOIN";
        /** The right side stands in a query nested in an expression, or beside it in FROM, over the left side. */
        static final String NESTED = "NESTED";

        /** The same with its sides exchanged. */
        Junction mirrored() {
            Node first = right;
            Node second = left;
            return new Junction(kind, first, second, on, within);
        }
    }

    /** Adds its leaves in the order they are written. */
    static void leaves(Node node, List<Leaf> leaves) {
        if (node instanceof Leaf leaf) {
            leaves.add(leaf);
        } else if (node instanceof Junction junction) {
            leaves(junction.left(), leaves);
            leaves(junction.right(), leaves);
        }
    }

    /** Its leaves in the order they are written. */
    static List<Leaf> leaves(Node node) {
        List<Leaf> leaves = new ArrayList<>();
        leaves(node, leaves);
        return leaves;
    }

    /** Adds the leaves of which every row it gives has a row: those on no side that an outer join may leave NULL. */
    static void spine(Node node, List<Leaf> spine) {
        if (node instanceof Leaf leaf) {
            spine.add(leaf);
        } else if (node instanceof Junction junction && !junction.kind().equals(Junction.FULL)) {
            spine(junction.left(), spine);
            if (junction.kind().equals(Junction.INNER)) {
                spine(junction.right(), spine);
            }
        }
    }

    /** Whether it holds a leaf. */
    static boolean contains(Node node, Leaf leaf) {
        return node instanceof Junction junction
                ? contains(junction.left(), leaf) || contains(junction.right(), leaf)
                : node == leaf;
    }

    /** Whether it holds a leaf of that name. */
    static boolean contains(Node node, String alias) {
        return node instanceof Junction junction
                ? contains(junction.left(), alias) || contains(junction.right(), alias)
                : ((Leaf) node).alias().equals(alias);
    }

    /** Adds it and every junction below it, the outermost first. */
    static void junctions(Node node, List<Junction> junctions) {
        if (node instanceof Junction junction) {
            junctions.add(junction);
            junctions(junction.left(), junctions);
            junctions(junction.right(), junctions);
        }
    }
}
