package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.AccumulateStage;
import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.plan.GroupKey;
import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Fragment;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** One signed delta a group, added to its accumulators; see {@link AccumulateStage}. */
final class AccumulateStageScript extends StageScript {
    private final AccumulateStage stage;

    AccumulateStageScript(AccumulateStage stage, Installation installation) {
        super(stage, installation);
        this.stage = stage;
    }

    @Override
    Sql fill() {
        return groups(stage.columns(), stage.input().present());
    }

    @Override
    Sql columns() {
        return StateColumn.names(stage.columns());
    }

    @Override
    List<Index> indexes() {
        return stage.keys().isEmpty() ? List.of() : List.of(GroupSql.uniqueIndex(stage.keys()));
    }

    @Override
    TriggerFunction follow(int number, List<Input> inputs, Event event) {
        Sql delta = groups(deltaColumns(), stage.input().delta(event));
        boolean grouped = !stage.keys().isEmpty();
        return new TriggerFunction(
                stage,
                number,
                stage.input().relation(),
                event,
                grouped ? Sql.of("__pgt_gone tid[];") : Sql.EMPTY,
                grouped ? upsert(delta) : update(delta),
                PlannerGuards.NONE);
    }

    /** Groups that have become empty are found again by their place: it needs no comparison of keys. */
    private Sql upsert(Sql delta) {
        return Sql.template("""
                        WITH __pgt_changed AS (
                          INSERT INTO {state} AS __pgt_state ({columns})
                          SELECT {columns}
                          FROM (
                            {delta}
                          ) AS __pgt_delta
                          WHERE NOT ({nothing})
                          ON CONFLICT ({keys}) DO UPDATE SET
                            {additions}
                          RETURNING __pgt_state.ctid AS __pgt_place, {empty} AS __pgt_empty
                        )
                        SELECT array_agg(__pgt_place) INTO __pgt_gone
                        FROM __pgt_changed WHERE __pgt_empty;
                        IF __pgt_gone IS NOT NULL THEN
                          DELETE FROM {state} WHERE ctid = ANY (__pgt_gone);
                        END IF;""")
                .with("state", state())
                .with("columns", columns())
                .with("delta", delta)
                .with("nothing", zero(Sql.of("__pgt_delta")))
                .with("keys", GroupSql.names(stage.keys()))
                .with("additions", additions(Sql.of("excluded")))
                .with("empty", zero(Sql.of("__pgt_state")))
                .sql();
    }

    private Sql update(Sql delta) {
        return Sql.template("""
                        UPDATE {state} AS __pgt_state SET
                          {additions}
                        FROM (
                          {delta}
                        ) AS __pgt_delta
                        WHERE NOT ({nothing});""")
                .with("state", state())
                .with("additions", additions(Sql.of("__pgt_delta")))
                .with("delta", delta)
                .with("nothing", zero(Sql.of("__pgt_delta")))
                .sql();
    }

    private Sql groups(List<StateColumn> columns, Sql from) {
        return GroupSql.query(columns, from, stage.where(), stage.keys().size());
    }

    private List<StateColumn> deltaColumns() {
        List<StateColumn> columns = new ArrayList<>();
        for (GroupKey key : stage.keys()) {
            columns.add(key.stateColumn());
        }
        for (Accumulator accumulator : stage.accumulators()) {
            columns.add(accumulator.deltaColumn());
        }
        return columns;
    }

    private Sql additions(Fragment delta) {
        List<Sql> assignments = new ArrayList<>();
        for (Accumulator accumulator : stage.accumulators()) {
            assignments.add(Sql.template("{column} = __pgt_state.{column} + {delta}.{column}")
                    .with("column", accumulator.column())
                    .with("delta", delta)
                    .sql());
        }
        return Sql.join(",\n", assignments);
    }

    private Sql zero(Fragment row) {
        List<Sql> predicates = new ArrayList<>();
        for (Accumulator accumulator : stage.accumulators()) {
            predicates.add(Sql.template("{row}.{column} = 0")
                    .with("row", row)
                    .with("column", accumulator.column())
                    .sql());
        }
        return Sql.and(predicates);
    }
}
