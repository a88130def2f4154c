package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.parse.QueryParser;
import io.pgtrickle.core.plan.Node.Junction;
import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the tree of a FROM clause. Queries in it become stages of their own where nothing around them is read in them. */
final class Trees {
    /** A FROM clause of which nothing is known. */
    static final Node UNKNOWN =
            new Leaf("", Optional.empty(), "", "", Optional.empty(), new ArrayList<>(), Optional.empty());

    private final Planning planning;
    private final Scope scope;
    private final boolean staged;

    /** Queries in FROM that are read in place, as they stand beside what they may read. */
    final List<Computed> inPlace = new ArrayList<>();

    /**
     * @param staged whether queries become stages, not read in place
     */
    Trees(Planning planning, Scope scope, boolean staged) {
        this.planning = planning;
        this.scope = scope;
        this.staged = staged;
    }

    /** The tree; a clause without items is no tree. */
    Node from(List<FromItem> items) {
        Node tree = node(items.get(0));
        for (int index = 1; index < items.size(); index++) {
            tree = new Junction(Junction.INNER, tree, node(items.get(index)), new ArrayList<>(), new ArrayList<>());
        }
        return tree;
    }

    private Node node(FromItem item) {
        if (item instanceof TableReference table) {
            return table(table);
        }
        if (item instanceof Computed computed) {
            return computed(computed);
        }
        Join join = (Join) item;
        if (join.alias().isPresent()) {
            throw new NotFollowed();
        }
        Node left = node(join.left());
        Node right = node(join.right());
        List<Scalar> on = new ArrayList<>();
        if (join.on().isPresent()) {
            Conjuncts.split(join.on().get(), on);
        }
        for (Identifier column : join.using()) {
            addEquality(column.sql(), left, right, on);
        }
        if (join.kind().equals("RIGHT JOIN")) {
            return new Junction(Junction.LEFT, right, left, on, new ArrayList<>());
        }
        return new Junction(
                join.kind().equals("CROSS JOIN") ? Junction.INNER : join.kind(), left, right, on, new ArrayList<>());
    }

    /** What USING means, where it is known which relations have the column, and what {@code =} means for its type. */
    private void addEquality(String column, Node left, Node right, List<Scalar> on) {
        String first = owner(column, left);
        String second = owner(column, right);
        if (!first.isEmpty() && !second.isEmpty()) {
            on.add(QueryParser.expression(first + "." + column + " = " + second + "." + column));
        }
    }

    /** The only relation with a column of that name. */
    private String owner(String column, Node node) {
        String owner = "";
        for (Leaf leaf : Node.leaves(node)) {
            for (String name : leaf.columns()) {
                if (name.equals(column)) {
                    if (!owner.isEmpty()
                            || !planning.types().of(column, leaf.original()).searchable()) {
                        return "";
                    }
                    owner = leaf.alias();
                }
            }
        }
        return owner;
    }

    /** The leaf that reads a table, or what its name stands for here. */
    Leaf table(TableReference table) {
        if (table.only()) {
            // the triggers would show the rows of its children too
            throw new NotFollowed();
        }
        if (table.schema().isEmpty()) {
            Optional<Scope> found = scope.find(table.name());
            if (found.isPresent()) {
                if (!staged) {
                    throw new NotFollowed();
                }
                List<Identifier> renamed =
                        table.columnAliases().isEmpty() ? found.get().columnAliases() : table.columnAliases();
                return stage(table.alias(), renamed, found.get().relation(planning));
            }
        }
        SourceFacts source = planning.sources().source(table);
        return source.definition().isEmpty()
                ? planning.sources().leaf(table, source)
                : computed(view(table, source.definition().trim()));
    }

    /** A view as the query it stands for. */
    private static Computed view(TableReference table, String definition) {
        String columns = table.columnAliases().isEmpty()
                ? ""
                : "(" + Sql.join(", ", table.columnAliases()).sql() + ")";
        Query query = QueryParser.parse("SELECT 1 FROM (" + definition.substring(0, definition.length() - 1) + ") AS "
                + table.alias().sql() + columns);
        return (Computed) ((Select) query.body()).from().get(0);
    }

    private Leaf computed(Computed computed) {
        if (computed.isQuery() && !computed.lateral() && staged) {
            Query query = computed.expression().subqueries().get(0).query();
            if (computed.alias().isPresent() && !Level.isConstant(query)) {
                return stage(computed.alias().get(), computed.columnAliases(), planning.query(query, scope, false));
            }
        }
        inPlace.add(computed);
        // Beside what is around the nested query, it may read it as before only so.
        String present = staged || computed.lateral() ? computed.text() : "LATERAL " + computed.text();
        return inPlace(FromClause.alias(computed), present, computed.text(), Optional.of(computed.expression()));
    }

    private static Leaf inPlace(String alias, String present, String original, Optional<Scalar> reads) {
        return new Leaf(alias, Optional.empty(), present, original, Optional.empty(), new ArrayList<>(), reads);
    }

    /** The leaf that reads the state of a stage. */
    static Leaf stage(Identifier alias, List<Identifier> columnAliases, Relation relation) {
        Input input = new Input(
                alias,
                columnAliases,
                new Sql(relation.stage().state().sql()),
                Optional.of(relation.reader()),
                relation.stage().rowIdentity(),
                new ArrayList<>(),
                relation.repeats(),
                false);
        List<String> columns = new ArrayList<>();
        for (Identifier column : columnAliases) {
            columns.add(column.sql());
        }
        return new Leaf(
                alias.sql(),
                Optional.of(input),
                input.present().sql(),
                "(" + relation.text() + ")" + input.aliasClause().sql(),
                Optional.empty(),
                columnAliases.isEmpty() ? relation.columns() : columns,
                Optional.empty());
    }
}
