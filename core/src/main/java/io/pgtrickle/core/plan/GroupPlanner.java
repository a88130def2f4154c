package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Aggregates;
import io.pgtrickle.core.construct.Argument;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.parse.ScalarRewriter;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** Plans a grouped query over one input, whose transition tables show everything it reads. */
final class GroupPlanner {

    /** The most columns an index can have. */
    static final int MAXIMUM_KEYS = 32;

    private static final ProbedType NO_TYPE = new ProbedType("", false, true, true, true, true);

    private final Planning planning;
    private final Select select;
    private final Grouping grouping;
    private final Leaf leaf;
    private final List<ProbedType> types = new ArrayList<>();
    private final List<Argument> arguments = new ArrayList<>();

    /**
     * @param select the query
     * @param grouping the same taken apart
     * @param leaf its only input
     */
    GroupPlanner(Planning planning, Select select, Grouping grouping, Leaf leaf) {
        this.planning = planning;
        this.select = select;
        this.grouping = grouping;
        this.leaf = leaf;
        for (Scalar key : grouping.keys()) {
            types.add(planning.types().of(key.text(), leaf.original()));
        }
        for (ArgumentText argument : grouping.arguments()) {
            arguments.add(new Argument(
                    arguments.size() + 1,
                    argument.value(),
                    argument.filter(),
                    argument.value().isEmpty()
                            ? NO_TYPE
                            : planning.types().of(argument.value().sql(), leaf.original())));
        }
        if (grouping.keys().size() > MAXIMUM_KEYS) {
            throw Failure.unsupported(
                            "Grouping by more than " + MAXIMUM_KEYS + " columns",
                            "Postgres indexes no more, functionally dependent columns included",
                            "Group by fewer columns and join the others when you read.")
                    .exception();
        }
    }

    /** @param storeOutputs whether the state must keep finished outputs */
    Relation plan(boolean storeOutputs, String text) {
        boolean accumulate = !storeOutputs && accumulates();
        List<KeyColumn> identity = new ArrayList<>();
        List<KeyColumn> searched = new ArrayList<>();
        List<StateColumn> keys = new ArrayList<>();
        List<StateColumn> searchedKeys = new ArrayList<>();
        for (Scalar key : grouping.keys()) {
            Identifier name = Names.numbered("key", keys.size() + 1);
            ProbedType type = types.get(keys.size());
            identity.add(new KeyColumn(name, type.searchable() ? type.name() : "", !grouping.neverNull(key)));
            keys.add(new StateColumn(name, new Sql(key.text())));
            if (type.searchable()) {
                searched.add(identity.get(identity.size() - 1));
                searchedKeys.add(keys.get(keys.size() - 1));
            }
        }
        List<StateColumn> outputs = new ArrayList<>();
        for (int item = 0; item < select.items().size(); item++) {
            outputs.add(new StateColumn(select.items().get(item).name(), output(item, accumulate)));
        }
        Sql having = select.having().isEmpty() ? Sql.EMPTY : output(outputs.size(), accumulate);
        Sql where = select.where().isEmpty()
                ? Sql.EMPTY
                : new Sql(select.where().get().text());
        Input input = leaf.input().get();
        String tail = "";
        for (int position = 1; position <= keys.size(); position++) {
            tail += (position == 1 ? "\nGROUP BY " : ", ") + position;
        }
        if (!accumulate && !having.isEmpty()) {
            tail += "\nHAVING " + having.sql();
        }
        Sql after = where.isEmpty() ? Sql.EMPTY : new Sql("\nWHERE " + where.sql());
        Stage stage = planning.stage(
                "groups",
                accumulate ? Stage.Kind.ACCUMULATE : Stage.Kind.REPLACE,
                accumulate
                        ? "by deltas of the changed groups"
                        : searched.isEmpty() ? "whole" : "by recomputing the changed groups",
                List.of(input),
                List.of(new Rule(input, searched, searchedKeys, Sql.EMPTY, after, List.of())),
                List.of(),
                identity,
                keys,
                accumulate ? List.of() : outputs,
                accumulate ? accumulators() : List.of(),
                new StageQuery(Sql.EMPTY, input.present(), where, new Sql(tail), Sql.EMPTY),
                true,
                List.of(),
                List.of());
        Relation stored = planning.relation(stage, outputs, text);
        if (!accumulate) {
            return stored;
        }
        String present = keys.isEmpty() ? "" : "\nWHERE __pgt_state.__pgt_count > 0";
        if (!having.isEmpty()) {
            present += (keys.isEmpty() ? "\nWHERE " : " AND ") + having.sql();
        }
        return new Relation(
                stage, new Reader(StateColumn.selectList(outputs), new Sql(present)), false, stored.columns(), text);
    }

    /**
     * Groups accumulate when every aggregate does, and when a key that stays equal also looks the same: a group of 1.0
     * that loses its last 1.0 and keeps a 1.00 must show 1.00.
     */
    private boolean accumulates() {
        for (ProbedType type : types) {
            if (!type.imageEqual()) {
                return false;
            }
        }
        for (AggregateUse use : grouping.uses()) {
            if (use.argument() < 0
                    || !Aggregates.accumulates(use.call().name(), arguments.get(use.argument()))
                    || (Aggregates.isExtreme(use.call().name()) && !canReadAgain())) {
                return false;
            }
        }
        return true;
    }

    /** Whether the input's rows can be found by their identity. */
    private boolean canReadAgain() {
        List<KeyColumn> identity = leaf.input().get().identity();
        for (KeyColumn key : identity) {
            if (key.nullable()) {
                return false;
            }
        }
        return !identity.isEmpty();
    }

    private List<Accumulator> accumulators() {
        List<Accumulator> accumulators = new ArrayList<>();
        accumulators.add(Accumulator.ROWS);
        for (AggregateUse use : grouping.uses()) {
            Aggregates.accumulate(use.call().name(), arguments.get(use.argument()), accumulators);
        }
        return accumulators;
    }

    /** An output expression, or the predicate on groups after them: as it is written, or derived from accumulators. */
    private Sql output(int item, boolean derived) {
        Scalar expression = grouping.expressions().get(item);
        if (!derived) {
            return new Sql(expression.text());
        }
        List<Span> spans = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (AggregateUse use : grouping.uses()) {
            if (use.item() == item) {
                spans.add(use.call().span());
                texts.add(Aggregates.result(use.call().name(), arguments.get(use.argument()))
                        .sql());
            }
        }
        for (int index = 0; index < grouping.keys().size(); index++) {
            for (Span span : grouping.occurrences(item, grouping.keys().get(index))) {
                spans.add(span);
                texts.add("__pgt_state." + Names.numbered("key", index + 1).sql());
            }
        }
        return new Sql(ScalarRewriter.replace(expression, spans, texts));
    }
}
