package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Refusals;
import io.pgtrickle.core.construct.SourceRules;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.parse.QueryParser;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans one defining query. Planning takes two turns, as the types of grouping expressions and aggregated arguments are
 * Postgres's to say: first the query is checked and {@link #probe} asks for them, then {@link #plan} uses the answer.
 */
public final class QueryPlanner {
    private final Facts facts;
    private final Select select;
    private final Settings settings;
    private final Inputs inputs;
    private final Optional<Grouping> grouping;

    private QueryPlanner(Facts facts, Select select, Settings settings) {
        this.facts = facts;
        this.select = select;
        this.settings = settings;
        this.inputs = new Inputs(facts, select);
        this.grouping = Grouping.applies(select, facts.aggregates())
                ? Optional.of(new Grouping(select, facts.aggregates(), inputs))
                : Optional.empty();
        if (inputs.tables().size() > 1) {
            inputs.requireIdentity();
        }
    }

    /** Parses and checks the query; refuses what is not maintained. */
    public static QueryPlanner of(Facts facts) {
        Query query = QueryParser.parse(facts.canonical());
        Refusals.check(query);
        return new QueryPlanner(facts, (Select) query.body(), SourceRules.check(facts));
    }

    /** The settings its functions must be pinned to. */
    public Settings settings() {
        return settings;
    }

    /** A query whose column types are wanted: group keys, then arguments; empty when there is nothing to ask. */
    public Optional<Sql> probe() {
        List<StateColumn> columns = new ArrayList<>();
        if (grouping.isPresent()) {
            for (Scalar key : grouping.get().keys()) {
                columns.add(new StateColumn(Names.numbered("type", columns.size() + 1), new Sql(key.text())));
            }
            for (ArgumentText argument : grouping.get().arguments()) {
                if (!argument.value().isEmpty()) {
                    columns.add(new StateColumn(Names.numbered("type", columns.size() + 1), argument.value()));
                }
            }
        }
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(Sql.template("SELECT {columns} FROM {from}")
                        .with("columns", StateColumn.selectList(columns))
                        .with("from", from())
                        .sql());
    }

    /**
     * The plan.
     *
     * @param names the names of its objects
     * @param types the types of the {@link #probe}'s columns
     * @param storeOutputs whether outputs that depend on session settings must be kept in the state, not derived by the
     *     view that reads it
     */
    public Plan plan(Names names, List<ProbedType> types, boolean storeOutputs) {
        boolean single = inputs.tables().size() == 1;
        Sql where = select.where().isPresent() ? new Sql(select.where().get().text()) : Sql.EMPTY;
        if (grouping.isPresent()) {
            GroupPlanner groups = new GroupPlanner(select, grouping.get(), types);
            if (single && inputs.readableFromTransitionTables(inputs.tables().get(0))) {
                return groups.plan(inputs.all().get(0), where, List.of(), storeOutputs);
            }
            Stage rows = rows(groups.rowOutputs(), where);
            return groups.plan(RowPlanner.state(names, rows), Sql.EMPTY, List.of(rows), storeOutputs);
        }
        List<StateColumn> outputs = RowPlanner.outputs(select);
        if (single && inputs.source(inputs.tables().get(0)).identity().isEmpty()) {
            return RowPlanner.bag(facts, inputs.all(), outputs, where);
        }
        return new Plan(List.of(rows(outputs, where)), RowPlanner.reader(outputs, Sql.EMPTY), false);
    }

    private Stage rows(List<StateColumn> outputs, Sql where) {
        inputs.requireIdentity();
        return RowPlanner.rows(inputs.all(), outputs, from(), where, inputs.immediateKeys());
    }

    private Sql from() {
        return FromClause.present(select.from(), inputs.all());
    }
}
