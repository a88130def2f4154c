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

/**
 * Plans a grouped query: over its only source, or over a row stage that computes keys and arguments where there are
 * several sources. Either way the group stage has one input.
 */
final class GroupPlanner {

    /** The most columns an index can have. */
    private static final int MAXIMUM_KEYS = 32;

    private static final ProbedType NO_TYPE = new ProbedType("", false, true, true);

    private final Select select;
    private final Grouping grouping;
    private final List<ProbedType> types;

    /**
     * @param select the query
     * @param grouping the same taken apart
     * @param types the types of its keys, then of its arguments other than {@code *}
     */
    GroupPlanner(Select select, Grouping grouping, List<ProbedType> types) {
        this.select = select;
        this.grouping = grouping;
        this.types = types;
        if (grouping.keys().size() > MAXIMUM_KEYS) {
            throw Failure.unsupported(
                            "Grouping by more than " + MAXIMUM_KEYS + " columns",
                            "Postgres indexes no more, functionally dependent columns included",
                            "Group by fewer columns and join the others when you read.")
                    .exception();
        }
    }

    /** What the groups need of a row stage below them: keys, arguments and filters, computed once a row. */
    List<StateColumn> rowOutputs() {
        List<StateColumn> outputs = new ArrayList<>();
        for (int index = 0; index < grouping.keys().size(); index++) {
            outputs.add(new StateColumn(
                    name("key", index), new Sql(grouping.keys().get(index).text())));
        }
        for (int index = 0; index < grouping.arguments().size(); index++) {
            ArgumentText argument = grouping.arguments().get(index);
            if (!argument.value().isEmpty()) {
                outputs.add(new StateColumn(name("argument", index), argument.value()));
            }
            if (!argument.filter().isEmpty()) {
                outputs.add(new StateColumn(name("filter", index), argument.filter()));
            }
        }
        return outputs;
    }

    /**
     * The plan.
     *
     * @param input what the groups are made of
     * @param where the predicate on its rows; empty without
     * @param below the row stage below, if any
     * @param storeOutputs whether the state must keep finished outputs
     */
    Plan plan(Input input, Sql where, List<Stage> below, boolean storeOutputs) {
        boolean staged = !below.isEmpty();
        boolean accumulate = !storeOutputs && accumulates();
        List<KeyColumn> identity = new ArrayList<>();
        List<StateColumn> keys = new ArrayList<>();
        for (int index = 0; index < grouping.keys().size(); index++) {
            Scalar key = grouping.keys().get(index);
            Identifier name = name("key", index);
            ProbedType type = types.get(index);
            identity.add(new KeyColumn(name, type.searchable() ? type.name() : "", !grouping.neverNull(key)));
            keys.add(new StateColumn(name, new Sql(staged ? name.sql() : key.text())));
        }
        List<StateColumn> outputs = new ArrayList<>();
        for (int item = 0; item < select.items().size(); item++) {
            outputs.add(new StateColumn(select.items().get(item).name(), output(item, accumulate, staged)));
        }
        Stage groups = new Stage(
                accumulate ? Stage.Kind.ACCUMULATE : Stage.Kind.RECOMPUTE,
                List.of(input),
                identity,
                keys,
                accumulate ? List.of() : outputs,
                accumulate ? accumulators(staged) : List.of(),
                input.present(),
                where,
                true,
                List.of(),
                List.of());
        List<Stage> stages = new ArrayList<>(below);
        stages.add(groups);
        if (!accumulate) {
            return new Plan(stages, RowPlanner.reader(outputs, Sql.EMPTY), sumsFloats());
        }
        Sql present = keys.isEmpty() ? Sql.EMPTY : Sql.of("\nWHERE __pgt_state.__pgt_count > 0");
        return new Plan(stages, new Reader(StateColumn.selectList(outputs), present), false);
    }

    /**
     * Groups accumulate when every aggregate does, and when a key that stays equal also looks the same: a group of 1.0
     * that loses its last 1.0 and keeps a 1.00 must show 1.00.
     */
    private boolean accumulates() {
        for (int index = 0; index < grouping.keys().size(); index++) {
            if (!types.get(index).imageEqual()) {
                return false;
            }
        }
        for (AggregateUse use : grouping.uses()) {
            if (!Aggregates.accumulates(use.call().name(), argument(use.argument(), false))) {
                return false;
            }
        }
        return true;
    }

    private boolean sumsFloats() {
        for (AggregateUse use : grouping.uses()) {
            if (!use.call().name().equals("count")
                    && argument(use.argument(), false).type().isFloat()) {
                return true;
            }
        }
        return false;
    }

    private List<Accumulator> accumulators(boolean staged) {
        List<Accumulator> accumulators = new ArrayList<>();
        accumulators.add(Accumulator.ROWS);
        for (AggregateUse use : grouping.uses()) {
            Aggregates.accumulate(use.call().name(), argument(use.argument(), staged), accumulators);
        }
        return accumulators;
    }

    /**
     * An output expression: derived from keys and accumulators by the view; or computed with the groups, from the
     * source as the query is written, or from a row stage with keys and arguments replaced by its columns.
     */
    private Sql output(int item, boolean derived, boolean staged) {
        Scalar expression = select.items().get(item).expression();
        if (!derived && !staged) {
            return new Sql(expression.text());
        }
        List<Span> spans = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (AggregateUse use : grouping.uses()) {
            if (use.item() == item) {
                Argument argument = argument(use.argument(), staged);
                String name = use.call().name();
                spans.add(use.call().span());
                texts.add((derived ? Aggregates.result(name, argument) : call(name, argument)).sql());
            }
        }
        for (int index = 0; index < grouping.keys().size(); index++) {
            for (Span span : grouping.occurrences(item, grouping.keys().get(index))) {
                spans.add(span);
                texts.add((derived ? "__pgt_state." : "") + name("key", index).sql());
            }
        }
        return new Sql(ScalarRewriter.replace(expression, spans, texts));
    }

    private static Sql call(String name, Argument argument) {
        return Sql.template("{name}({argument}){filter}")
                .with("name", new Sql(name))
                .with("argument", argument.isStar() ? Sql.of("*") : argument.expression())
                .with("filter", argument.filterClause(Sql.EMPTY))
                .sql();
    }

    private Argument argument(int index, boolean staged) {
        ArgumentText text = grouping.arguments().get(index);
        boolean star = text.value().isEmpty();
        int position = grouping.keys().size();
        for (int earlier = 0; earlier < index; earlier++) {
            if (!grouping.arguments().get(earlier).value().isEmpty()) {
                position++;
            }
        }
        return new Argument(
                index + 1,
                staged && !star ? new Sql(name("argument", index).sql()) : text.value(),
                staged && !text.filter().isEmpty()
                        ? new Sql(name("filter", index).sql())
                        : text.filter(),
                star ? NO_TYPE : types.get(position));
    }

    private static Identifier name(String role, int index) {
        return Names.numbered(role, index + 1);
    }
}
