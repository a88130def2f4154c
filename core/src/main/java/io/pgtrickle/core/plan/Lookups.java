package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Notes by which columns maintenance looks up rows of sources, so that an index can be advised where there is none. */
final class Lookups {
    private String lines = "";

    /** See {@link Plan#lookups}. */
    String lines() {
        return lines;
    }

    /** Rows of a leaf are looked up by all the columns that are equal to columns of one other relation. */
    void add(Leaf leaf, List<Scalar> equalities) {
        List<String> others = new ArrayList<>();
        for (Scalar first : equalities) {
            String other = partner(leaf, first);
            List<String> columns = new ArrayList<>();
            for (Scalar equality : equalities) {
                if (partner(leaf, equality).equals(other)) {
                    for (ColumnReference column : equality.columns()) {
                        if (!column.qualifierText().equals(other)) {
                            columns.add(column.column().sql());
                        }
                    }
                }
            }
            if (!other.isEmpty() && !Texts.contains(others, other)) {
                others.add(other);
                addColumns(leaf, columns);
            }
        }
    }

    /** The alias of what an equality compares a relation with; empty when it does not. */
    private static String partner(Leaf leaf, Scalar equality) {
        String left = equality.columns().get(0).qualifierText();
        String right = equality.columns().get(1).qualifierText();
        return left.equals(leaf.alias()) ? (right.equals(left) ? "" : right) : right.equals(leaf.alias()) ? left : "";
    }

    /** What a stage computes anew, it looks up by the keys of what has changed. */
    void add(Leaf leaf, Stage stage) {
        boolean again = stage.kind() == Stage.Kind.REPLACE;
        for (Accumulator accumulator : stage.accumulators()) {
            again |= !accumulator.follows().isEmpty();
        }
        if (again) {
            List<String> columns = new ArrayList<>();
            for (StateColumn key : stage.rules().get(0).keys()) {
                String column = key.expression().sql();
                columns.add(
                        column.startsWith(leaf.alias() + ".")
                                ? column.substring(leaf.alias().length() + 1)
                                : column);
            }
            addColumns(leaf, columns);
        }
    }

    private void addColumns(Leaf leaf, List<String> columns) {
        String line = "";
        for (String column : columns) {
            if (Texts.contains(leaf.columns(), column)) {
                line += " " + column + " ";
            }
        }
        if (leaf.source().isPresent() && !line.isEmpty()) {
            lines += leaf.source().get().name().sql() + line + "\n";
        }
    }
}
