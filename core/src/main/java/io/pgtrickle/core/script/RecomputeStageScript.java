package io.pgtrickle.core.script;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.plan.GroupKey;
import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.RecomputeStage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** REPLACE over the group keys that a change touches; see {@link RecomputeStage}. */
final class RecomputeStageScript extends StageScript {
    private final RecomputeStage stage;

    RecomputeStageScript(RecomputeStage stage, Installation installation) {
        super(stage, installation);
        this.stage = stage;
    }

    @Override
    Sql fill() {
        return groups(stage.where());
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
        List<GroupKey> keys = sliceable();
        if (keys.isEmpty()) {
            return whole(number, event);
        }
        List<KeyColumn> columns = new ArrayList<>();
        List<Sql> stored = new ArrayList<>();
        List<Sql> queried = new ArrayList<>();
        for (GroupKey key : keys) {
            columns.add(key.column());
            stored.add(stateColumn(key.column().column()));
            queried.add(key.expression());
        }
        Slice slice = new Slice(columns);
        Sql statements = Sql.template("""
                        {collect}
                        IF __pgt_keys_1 IS NOT NULL THEN
                          DELETE FROM {state} AS __pgt_state
                          WHERE {stored};
                          INSERT INTO {state} ({columns})
                          {query};
                        END IF;""")
                .with("collect", slice.collect(changedKeys(keys, event)))
                .with("state", state())
                .with("stored", slice.predicate(stored))
                .with("columns", columns())
                .with("query", groups(both(stage.where(), slice.predicate(queried))))
                .sql();
        return new TriggerFunction(
                stage, number, stage.input().relation(), event, slice.declarations(), statements, PlannerGuards.SCAN);
    }

    /** A single group, or groups that no slice can name: all of it, when a row has changed that counts. */
    private TriggerFunction whole(int number, Event event) {
        Sql statements = Sql.template("""
                        IF EXISTS (SELECT FROM {delta}{where}) THEN
                          PERFORM {refill}();
                        END IF;""")
                .with("delta", stage.input().delta(event))
                .with("where", whereClause(stage.where()))
                .with("refill", refill())
                .sql();
        return new TriggerFunction(
                stage, number, stage.input().relation(), event, Sql.EMPTY, statements, PlannerGuards.NONE);
    }

    private Sql changedKeys(List<GroupKey> keys, Event event) {
        List<StateColumn> columns = new ArrayList<>();
        for (GroupKey key : keys) {
            columns.add(key.stateColumn());
        }
        return GroupSql.query(columns, stage.input().delta(event), stage.where(), 0);
    }

    private List<GroupKey> sliceable() {
        List<GroupKey> keys = new ArrayList<>();
        for (GroupKey key : stage.keys()) {
            if (!key.column().type().endsWith("[]")) {
                keys.add(key);
            }
        }
        return keys;
    }

    private Sql groups(Sql predicate) {
        return GroupSql.query(
                stage.columns(),
                stage.input().present(),
                predicate,
                stage.keys().size());
    }

    private static Sql both(Sql first, Sql second) {
        List<Sql> predicates = new ArrayList<>();
        predicates.add(first);
        predicates.add(second);
        return Sql.and(predicates);
    }
}
