package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Aggregates;
import io.pgtrickle.core.construct.Argument;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Plans a grouped query: over its only source, or over a row stage that computes keys and arguments where there are
 * several sources. Either way the group stage has one input.
 */
final class GroupPlanner {

    /** The most columns an index can have. */
    private static final int MAXIMUM_KEYS = 32;

    private static final ProbedType NO_TYPE = new ProbedType("", false);

    private final Select select;
    private final Grouping grouping;
    private final List<ProbedType> types;
    private final boolean storeOutputs;
    private final Predicate<ColumnReference> notNull;

    /**
     * @param select the query
     * @param grouping the same taken apart
     * @param types the types of its keys, then of its arguments other than {@code *}
     * @param storeOutputs whether the state must keep finished outputs
     * @param notNull whether a column can never be NULL
     */
    GroupPlanner(
            Select select,
            Grouping grouping,
            List<ProbedType> types,
            boolean storeOutputs,
            Predicate<ColumnReference> notNull) {
        this.select = select;
        this.grouping = grouping;
        this.types = types;
        this.storeOutputs = storeOutputs;
        this.notNull = notNull;
        if (grouping.keys().size() > MAXIMUM_KEYS) {
            throw Failure.unsupported(
                            "Grouping by more than " + MAXIMUM_KEYS + " columns",
                            "Postgres indexes no more columns than that, functionally dependent ones included",
                            "Group by fewer columns and join the others when you read.")
                    .exception();
        }
    }

    /**
     * The plan.
     *
     * @param rows how to plan a row stage below the groups; absent to read the only source directly
     */
    Plan plan(Names names, Settings settings, Optional<RowPlanner> rows, FromClause from, Sql where) {
        List<Stage> stages = new ArrayList<>();
        Input input = from.inputs().get(0);
        if (rows.isPresent()) {
            RowStage below = rows.get().stage(rowOutputs());
            stages.add(below);
            input = Inputs.state(names, below);
        }
        boolean staged = rows.isPresent();
        Sql predicate = staged ? Sql.EMPTY : where;
        boolean recompute = storeOutputs || !accumulates();
        if (recompute) {
            RecomputeStage groups = new RecomputeStage(input, predicate, keys(staged), outputs(staged));
            stages.add(groups);
            Reader reader = new Reader(RowPlanner.readList(groups.outputs()), Sql.EMPTY);
            return new Plan(stages, reader, settings, sumsFloats());
        }
        stages.add(new AccumulateStage(input, predicate, keys(staged), accumulators(staged)));
        Sql tail = grouping.keys().isEmpty() ? Sql.EMPTY : Sql.of("\nWHERE __pgt_state.__pgt_count > 0");
        return new Plan(stages, new Reader(derivedList(staged), tail), settings, false);
    }

    private boolean accumulates() {
        for (AggregateUse use : grouping.uses()) {
            if (!use.function().accumulates(argumentType(use.argument()))) {
                return false;
            }
        }
        return true;
    }

    private boolean sumsFloats() {
        for (AggregateUse use : grouping.uses()) {
            if (argumentType(use.argument()).isFloat() && !use.function().accumulates(argumentType(use.argument()))) {
                return true;
            }
        }
        return false;
    }

    /** What the groups need of a row: keys, arguments and filters, computed once. */
    private List<StateColumn> rowOutputs() {
        List<StateColumn> outputs = new ArrayList<>();
        for (int index = 0; index < grouping.keys().size(); index++) {
            outputs.add(new StateColumn(
                    keyName(index), new Sql(grouping.keys().get(index).text())));
        }
        for (int index = 0; index < grouping.arguments().size(); index++) {
            ArgumentText argument = grouping.arguments().get(index);
            if (!argument.value().isEmpty()) {
                outputs.add(new StateColumn(argumentName(index), argument.value()));
            }
            if (!argument.filter().isEmpty()) {
                outputs.add(new StateColumn(filterName(index), argument.filter()));
            }
        }
        return outputs;
    }

    private List<GroupKey> keys(boolean staged) {
        List<GroupKey> keys = new ArrayList<>();
        for (int index = 0; index < grouping.keys().size(); index++) {
            Scalar key = grouping.keys().get(index);
            keys.add(new GroupKey(
                    new KeyColumn(keyName(index), types.get(index).name(), nullable(key)),
                    staged ? new Sql(keyName(index).sql()) : new Sql(key.text())));
        }
        return keys;
    }

    private boolean nullable(Scalar key) {
        for (ColumnReference column : key.columns()) {
            if (column.span().equals(key.span())) {
                return !notNull.test(column);
            }
        }
        return true;
    }

    private List<Accumulator> accumulators(boolean staged) {
        List<Accumulator> accumulators = new ArrayList<>();
        accumulators.add(Aggregates.ROWS);
        for (AggregateUse use : grouping.uses()) {
            for (Accumulator accumulator : use.function().accumulators(argument(use.argument(), staged))) {
                if (!accumulators.contains(accumulator)) {
                    accumulators.add(accumulator);
                }
            }
        }
        return accumulators;
    }

    /** The outputs as the query computes them, over the source or over the row stage. */
    private List<StateColumn> outputs(boolean staged) {
        List<StateColumn> outputs = new ArrayList<>();
        for (int item = 0; item < select.items().size(); item++) {
            String expression = staged
                    ? grouping.rewrite(item, index -> keyName(index).sql(), this::stagedCall)
                    : select.items().get(item).expression().text();
            outputs.add(new StateColumn(select.items().get(item).name(), new Sql(expression)));
        }
        return outputs;
    }

    /** The outputs derived from keys and accumulators. */
    private Sql derivedList(boolean staged) {
        List<StateColumn> outputs = new ArrayList<>();
        for (int item = 0; item < select.items().size(); item++) {
            String expression = grouping.rewrite(item, index -> "__pgt_state." + keyName(index), use -> use.function()
                    .result(argument(use.argument(), staged))
                    .sql());
            outputs.add(new StateColumn(select.items().get(item).name(), new Sql(expression)));
        }
        return StateColumn.selectList(outputs);
    }

    private String stagedCall(AggregateUse use) {
        Argument argument = argument(use.argument(), true);
        return Sql.template("{name}({argument}){filter}")
                .with("name", new Sql(use.call().name()))
                .with("argument", argument.isStar() ? Sql.of("*") : argument.expression())
                .with("filter", argument.filterClause(Sql.EMPTY))
                .sql()
                .sql();
    }

    private Argument argument(int index, boolean staged) {
        ArgumentText text = grouping.arguments().get(index);
        Sql value =
                staged && !text.value().isEmpty() ? new Sql(argumentName(index).sql()) : text.value();
        Sql filter =
                staged && !text.filter().isEmpty() ? new Sql(filterName(index).sql()) : text.filter();
        return new Argument(index + 1, value, filter, argumentType(index));
    }

    private ProbedType argumentType(int index) {
        int position = grouping.keys().size();
        for (int earlier = 0; earlier < index; earlier++) {
            if (!grouping.arguments().get(earlier).value().isEmpty()) {
                position++;
            }
        }
        return grouping.arguments().get(index).value().isEmpty() ? NO_TYPE : types.get(position);
    }

    private static Identifier keyName(int index) {
        return Names.numbered("key", index + 1);
    }

    private static Identifier argumentName(int index) {
        return Names.numbered("argument", index + 1);
    }

    private static Identifier filterName(int index) {
        return Names.numbered("filter", index + 1);
    }
}
