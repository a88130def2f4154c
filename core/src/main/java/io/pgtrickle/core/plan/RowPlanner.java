package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.plan.Node.Junction;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans a stage that keeps the rows of a select-project-join, each identified by the keys of the rows it is made of. A
 * change replaces the rows made of what changed; where a match decides about rows made of something else, those as well.
 */
final class RowPlanner {
    private final Planning planning;
    private final List<Leaf> leaves;
    private final List<Leaf> spine;
    private final List<Rule> rules = new ArrayList<>();
    private final List<KeyColumn> identity = new ArrayList<>();
    private final List<StateColumn> keys = new ArrayList<>();
    private final List<StateColumn> outputs = new ArrayList<>();
    private boolean unique = true;

    /** @param tree the FROM clause */
    RowPlanner(Planning planning, Node tree) {
        this.planning = planning;
        this.leaves = Node.leaves(tree);
        List<Leaf> all = new ArrayList<>();
        Node.spine(tree, all);
        this.spine = lookups(all);
    }

    /** The leaves whose rows can be looked up. */
    private static List<Leaf> lookups(List<Leaf> leaves) {
        List<Leaf> found = new ArrayList<>();
        for (Leaf leaf : leaves) {
            if (leaf.input().isPresent() && !leaf.input().get().identity().isEmpty()) {
                found.add(leaf);
            }
        }
        return found;
    }

    /** The output columns of a query that neither groups nor aggregates. */
    static List<StateColumn> outputs(Select select) {
        List<StateColumn> outputs = new ArrayList<>();
        for (SelectItem item : select.items()) {
            outputs.add(new StateColumn(item.name(), new Sql(item.expression().text())));
        }
        return outputs;
    }

    /**
     * The stage.
     *
     * @param nests what is read in place in the query's expressions
     */
    Relation plan(Select select, Node tree, List<Junction> nests, String text) {
        outputs.addAll(outputs(select));
        for (Leaf leaf : leaves) {
            addIdentity(leaf, isNullable(tree, leaf));
        }
        List<Junction> junctions = new ArrayList<>();
        Node.junctions(tree, junctions);
        for (Junction junction : junctions) {
            if (!junction.kind().equals(Junction.INNER)) {
                addMatches(junction);
            }
            if (junction.kind().equals(Junction.FULL)) {
                addMatches(junction.mirrored());
            }
        }
        List<Input> inputs = new ArrayList<>();
        for (Leaf leaf : leaves) {
            if (leaf.input().isPresent()) {
                inputs.add(leaf.input().get());
            }
        }
        for (Junction nest : nests) {
            for (Leaf leaf : Node.leaves(nest.right())) {
                if (leaf.input().isPresent()) {
                    inputs.add(leaf.input().get());
                    addRule(nest, leaf, spine);
                }
            }
        }
        if (keys.isEmpty() || keys.size() > GroupPlanner.MAXIMUM_KEYS) {
            throw new NotFollowed();
        }
        Stage stage = planning.stage(
                "rows",
                Stage.Kind.REPLACE,
                "by changed rows",
                inputs,
                rules,
                List.of(),
                identity,
                keys,
                outputs,
                List.of(),
                new StageQuery(
                        Sql.EMPTY,
                        FromClause.present(select.from(), leaves),
                        select.where().isPresent()
                                ? new Sql(select.where().get().text())
                                : Sql.EMPTY,
                        Sql.EMPTY,
                        Sql.EMPTY),
                unique,
                List.of(),
                List.of());
        return planning.relation(stage, outputs(select), text);
    }

    private static boolean isNullable(Node node, Leaf leaf) {
        if (!(node instanceof Junction junction)) {
            return false;
        }
        boolean right = Node.contains(junction.right(), leaf);
        return junction.kind().equals(Junction.FULL)
                || (right && junction.kind().equals(Junction.LEFT))
                || isNullable(right ? junction.right() : junction.left(), leaf);
    }

    private void addIdentity(Leaf leaf, boolean nullable) {
        if (leaf.input().isEmpty()) {
            unique = false;
            return;
        }
        Sources.requireIdentity(leaf);
        Input input = leaf.input().get();
        List<StateColumn> own = new ArrayList<>();
        for (KeyColumn key : input.identity()) {
            Identifier name = Names.numbered("id", keys.size() + 1);
            StateColumn column = new StateColumn(name, input.reference(key));
            identity.add(new KeyColumn(name, key.type(), key.nullable() || nullable));
            keys.add(column);
            own.add(column);
        }
        unique &= !input.repeats();
        rules.add(new Rule(input, input.identity(), own, Sql.EMPTY, Sql.EMPTY, List.of()));
    }

    /** Rows of the left side without a match are other rows than those with one: a change on the right makes them. */
    private void addMatches(Junction junction) {
        List<Leaf> preserved = new ArrayList<>();
        Node.spine(junction.left(), preserved);
        List<Leaf> matched = new ArrayList<>();
        Node.spine(junction.right(), matched);
        if (matched.isEmpty()) {
            throw new NotFollowed();
        }
        StateColumn present = presence(matched);
        // a NULL key beside a side without a match looks like a match of its other side without one
        unique &=
                !junction.kind().equals(Junction.FULL) || !present.name().sql().startsWith("__pgt_present");
        for (Leaf leaf : Node.leaves(junction.right())) {
            if (leaf.input().isPresent() && decides(leaf, matched, junction)) {
                addRule(junction, leaf, lookups(preserved), present);
            }
        }
    }

    /** A column of the state that is NULL where these leaves have no row: part of a key, or one made for it. */
    private StateColumn presence(List<Leaf> matched) {
        for (Leaf leaf : lookups(matched)) {
            if (!leaf.input().get().identity().get(0).nullable()) {
                return columns(leaf).get(0);
            }
        }
        StateColumn column = new StateColumn(
                Names.numbered("present", outputs.size() + 1),
                new Sql("nullif(" + matched.get(0).alias() + ".* IS NOT DISTINCT FROM NULL, TRUE)"));
        outputs.add(column);
        return column;
    }

    /** Whether there is a match may depend on a leaf on its right side, or on its spine alone. */
    private static boolean decides(Leaf leaf, List<Leaf> matched, Junction junction) {
        List<String> spine = new ArrayList<>();
        for (Leaf other : matched) {
            spine.add(other.alias());
        }
        if (Texts.contains(spine, leaf.alias())) {
            return true;
        }
        for (Scalar conjunct : junction.on()) {
            if (!Conjuncts.isLink(conjunct)) {
                return true;
            }
            for (String alias : Conjuncts.aliases(conjunct)) {
                if (!Texts.contains(spine, alias) && !Node.contains(junction.left(), alias)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void addRule(Junction junction, Leaf leaf, List<Leaf> lookups, StateColumn... absent) {
        if (lookups.isEmpty() || !Sources.readableFromTransitionTables(leaf)) {
            throw new NotFollowed();
        }
        Path path = new Path(junction, leaf);
        List<KeyColumn> types = new ArrayList<>();
        List<StateColumn> columns = new ArrayList<>();
        for (Leaf end : path.ends(lookups)) {
            int index = 0;
            for (StateColumn column : columns(end)) {
                KeyColumn key = end.input().get().identity().get(index++);
                types.add(new KeyColumn(column.name(), key.type(), key.nullable()));
                columns.add(column);
            }
        }
        rules.add(new Rule(
                leaf.input().get(), types, columns, new Sql(path.before()), new Sql(path.after()), List.of(absent)));
    }

    /** The columns of the state that hold a leaf's identity. */
    private List<StateColumn> columns(Leaf wanted) {
        List<StateColumn> columns = new ArrayList<>();
        int position = 0;
        for (Leaf leaf : leaves) {
            int size = leaf.input().isPresent() ? leaf.input().get().identity().size() : 0;
            for (int end = position + size; position < end; position++) {
                if (leaf == wanted) {
                    columns.add(keys.get(position));
                }
            }
        }
        return columns;
    }
}
