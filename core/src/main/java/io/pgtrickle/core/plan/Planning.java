package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Aggregates;
import io.pgtrickle.core.construct.Refusals;
import io.pgtrickle.core.construct.SourceRules;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.plan.Node.Junction;
import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** One turn of planning: takes a query apart, level by level, and collects the stages, the innermost first. */
final class Planning {
    private final Facts facts;
    private final Types types;
    private final Names names;
    private final boolean storeOutputs;
    private final Sources sources;
    private final List<Stage> stages = new ArrayList<>();
    private final Lookups lookups = new Lookups();

    Planning(Facts facts, Types types, Names names, boolean storeOutputs) {
        this.facts = facts;
        this.types = types;
        this.names = names;
        this.storeOutputs = storeOutputs;
        this.sources = new Sources(facts);
    }

    Types types() {
        return types;
    }

    Sources sources() {
        return sources;
    }

    Lookups lookups() {
        return lookups;
    }

    List<Stage> stages() {
        return stages;
    }

    /** Makes the next stage. Stages of one kind are numbered from the second on. */
    Stage stage(
            String role,
            Stage.Kind kind,
            String maintenance,
            List<Input> inputs,
            List<Rule> rules,
            List<Branch> branches,
            List<KeyColumn> identity,
            List<StateColumn> keys,
            List<StateColumn> outputs,
            List<Accumulator> accumulators,
            StageQuery query,
            boolean unique,
            List<Identifier> hashed,
            List<Identifier> imaged) {
        List<String> columns = new ArrayList<>();
        for (StateColumn output : outputs) {
            if (Texts.contains(columns, output.name().sql()) || SourceRules.isSystemColumn(output.name())) {
                throw new NotFollowed();
            }
            columns.add(output.name().sql());
        }
        String name = role;
        int number = 1;
        for (Stage stage : stages) {
            if (stage.name().startsWith(role)) {
                number++;
                name = role + "_" + number;
            }
        }
        Stage stage = new Stage(
                name,
                names.state(name),
                kind,
                maintenance,
                inputs,
                rules,
                branches,
                identity,
                keys,
                outputs,
                accumulators,
                query,
                unique,
                hashed,
                imaged);
        stages.add(stage);
        return stage;
    }

    /** A relation whose columns the stage stores. */
    Relation relation(Stage stage, List<StateColumn> outputs, String text) {
        List<Sql> items = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (StateColumn output : outputs) {
            items.add(new Sql("__pgt_state." + output.name().sql()));
            columns.add(output.name().sql());
        }
        boolean repeats = stage.numbered() && stage.kind() == Stage.Kind.BAG;
        return new Relation(stage, new Reader(Sql.join(",\n  ", items), Sql.EMPTY), repeats, columns, text);
    }

    /** Refuses a query of which some level depends on how ties are broken, whether or not it is followed. */
    void checkOrder(Query query) {
        Scope scope = Scope.none();
        List<Leaf> around = new ArrayList<>();
        Refusals found = Refusals.of(query);
        for (Refusals.Level level : found.levels()) {
            Query nested = level.query();
            for (Computed definition : nested.with()) {
                scope = scope.with(definition);
            }
            if (nested.body() instanceof SetOperation) {
                Ordering.check(level);
            } else if (nested.body() instanceof Select select && !select.from().isEmpty()) {
                Node tree = Trees.UNKNOWN;
                try {
                    if (!facts.entangled()) {
                        tree = new Trees(this, scope, false).from(select.from());
                    }
                } catch (NotFollowed reason) {
                    // nothing tells its rows apart
                }
                Ordering ordering = new Ordering(select, tree);
                ordering.check(level, facts.aggregates());
                List<Leaf> leaves = Node.leaves(tree);
                for (Leaf leaf : around) {
                    if (!Node.contains(tree, leaf.alias())) {
                        leaves.add(leaf);
                    }
                }
                for (Leaf leaf : leaves) {
                    lookups.add(leaf, ordering.equalities(-1));
                }
                around = leaves;
            }
        }
    }

    /** @param outermost whether its result is the stream table */
    Relation query(Query query, Scope outer, boolean outermost) {
        Scope scope = outer;
        for (Computed definition : query.with()) {
            scope = scope.with(definition);
        }
        if (query.recursive()) {
            throw new NotFollowed();
        }
        String text = outer.complete(query.text());
        boolean limited = !query.limit().isEmpty();
        Limiting limiting = new Limiting(query);
        if (query.body() instanceof SetOperation) {
            Relation all = new BagPlanner(this).combined(limiting.unlimited(), scope, text);
            return limited ? limiting.first(this, all, all.columns().size(), text) : all;
        }
        if (!(query.body() instanceof Select select) || select.from().isEmpty()) {
            throw new NotFollowed();
        }
        if (isOrderedByMore(query, select)) {
            throw new NotFollowed();
        }
        Trees trees = new Trees(this, scope, true);
        Node tree = trees.from(select.from());
        if (!outermost) {
            requireJoinable(tree);
        }
        if (limited) {
            Select ordered = limiting.ordered(select);
            String all = scope.complete(Level.print(ordered, Node.leaves(tree)));
            return limiting.first(
                    this,
                    select(limiting.unlimited(), ordered, scope, trees, tree, true, all),
                    select.items().size(),
                    text);
        }
        return select(query, select, scope, trees, tree, !outermost || !storeOutputs, text);
    }

    /** Whether an aggregate stands only where a query is ordered, or a window function where DISTINCT ON chooses. */
    private boolean isOrderedByMore(Query query, Select select) {
        List<Scalar> terms = new ArrayList<>(query.orderBy());
        boolean grouped = Grouping.applies(select, facts.aggregates());
        boolean on = select.distinctOn().isPresent();
        if (on) {
            terms.add(select.distinctOn().get());
        }
        if (select.windows().isPresent()) {
            terms.add(select.windows().get());
        }
        boolean found = false;
        for (Scalar term : terms) {
            for (FunctionCall call : term.calls()) {
                found |= (on && call.over()) || (!grouped && Aggregates.isAggregate(call, facts.aggregates()));
            }
        }
        return found;
    }

    /** Postgres joins FULL by equalities only, or where the query around leaves less of the join: a stage has none. */
    private static void requireJoinable(Node tree) {
        List<Junction> junctions = new ArrayList<>();
        Node.junctions(tree, junctions);
        for (Junction junction : junctions) {
            boolean joinable = !junction.kind().equals(Junction.FULL);
            for (Scalar conjunct : junction.on()) {
                List<String> aliases = Conjuncts.aliases(conjunct);
                joinable |= Conjuncts.isEquality(conjunct)
                        && Node.contains(junction.left(), aliases.get(0))
                                != Node.contains(junction.left(), aliases.get(1));
            }
            if (!joinable) {
                throw new NotFollowed();
            }
        }
    }

    private Relation select(
            Query query, Select select, Scope scope, Trees trees, Node tree, boolean derive, String text) {
        List<Leaf> leaves = Node.leaves(tree);
        boolean grouped = Grouping.applies(select, facts.aggregates());
        boolean windows = Windows.applies(select);
        if (select.distinctGroups() || Level.hasGroupingSets(select)) {
            throw new NotFollowed();
        }
        Lifting lifting = new Lifting();
        if (grouped ? windows || select.distinct() : windows && select.distinct()) {
            Select outer = select.distinct()
                    ? lifting.distinct(select)
                    : lifting.overGroups(select, new Grouping(select, facts.aggregates(), leaves));
            Select inner = lifting.ofGroups(select);
            Relation rows = select(query, inner, scope, trees, tree, true, scope.complete(Level.print(inner, leaves)));
            return unary(query, outer, lifted(outer, rows), derive, text);
        }
        boolean keyless = leaves.size() == 1
                && leaves.get(0).source().isPresent()
                && leaves.get(0).input().get().identity().isEmpty();
        boolean direct = Level.isDirect(leaves, select);
        for (Scalar term : query.orderBy()) {
            direct &= select.distinctOn().isEmpty() || term.subqueries().isEmpty();
        }
        if (!grouped && !windows && !select.distinct()) {
            if (keyless && direct) {
                return new BagPlanner(this).rows(select, leaves.get(0), text);
            }
            return rows(select, scope, trees, tree, text);
        }
        if (direct) {
            return unary(query, select, leaves.get(0), derive, text);
        }
        requireJoinable(tree);
        Select outer = lifting.outer(
                select, grouped ? new Grouping(select, facts.aggregates(), leaves).keys() : new ArrayList<>());
        List<Scalar> orderBy = select.distinctOn().isPresent() ? lifting.lift(query.orderBy()) : new ArrayList<>();
        Select inner = lifting.inner(select);
        Relation rows = rows(inner, scope, trees, tree, scope.complete(Level.print(inner, leaves)));
        Query ordered = new Query(new ArrayList<>(), false, outer, orderBy, new ArrayList<>(), false, text);
        return unary(ordered, outer, lifted(outer, rows), derive, text);
    }

    private Leaf lifted(Select outer, Relation inner) {
        return new Trees(this, Scope.none().with(Lifting.INNER.sql(), inner), true)
                .table((TableReference) outer.from().get(0));
    }

    private Relation unary(Query query, Select select, Leaf leaf, boolean derive, String text) {
        Relation relation = computed(query, select, leaf, derive, text);
        lookups.add(leaf, relation.stage());
        return relation;
    }

    private Relation computed(Query query, Select select, Leaf leaf, boolean derive, String text) {
        if (Grouping.applies(select, facts.aggregates())) {
            Grouping grouping = new Grouping(select, facts.aggregates(), List.of(leaf));
            return new GroupPlanner(this, select, grouping, leaf).plan(!derive, text);
        }
        if (select.distinctOn().isPresent()) {
            return new PartitionPlanner(this, select, leaf).first(query, text);
        }
        if (!select.distinct()) {
            return new PartitionPlanner(this, select, leaf).windows(text);
        }
        if (BagPlanner.isImageEqual(this, select, leaf)) {
            return new BagPlanner(this).distinct(select, leaf, text);
        }
        Select groups = select.groupedByOutputs();
        return new GroupPlanner(this, groups, new Grouping(groups, facts.aggregates(), List.of(leaf)), leaf)
                .plan(true, text);
    }

    private Relation rows(Select select, Scope scope, Trees trees, Node tree, String text) {
        Nests nests = new Nests(this, scope);
        List<Leaf> leaves = Node.leaves(tree);
        nests.add(
                select,
                tree,
                tree,
                trees.inPlace,
                leaves.size() == 1 ? leaves.get(0).alias() : "");
        return new RowPlanner(this, tree).plan(select, tree, nests.junctions(), text);
    }

    /** What a branch of a set operation reads: its own input where it only projects and filters one, else its result. */
    Leaf branch(Query query, Scope scope) {
        if (query.body() instanceof Select select && isDirect(query)) {
            Trees trees = new Trees(this, scope, true);
            List<Leaf> leaves = Node.leaves(trees.from(select.from()));
            if (Level.isDirect(leaves, select)) {
                return leaves.get(0);
            }
        }
        return Trees.stage(Lifting.INNER, List.of(), query(query, scope, false));
    }

    /** Whether a query only projects and filters one relation, as far as its text shows. */
    boolean isDirect(Query query) {
        return query.body() instanceof Select select
                && Level.isDirect(select, facts.aggregates())
                && !isOrderedByMore(query, select)
                && query.limit().isEmpty()
                && query.with().isEmpty();
    }
}
