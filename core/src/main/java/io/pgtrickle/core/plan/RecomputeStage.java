package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups whose aggregates have no inverse: REPLACE over the group keys that a change touches, before and after it.
 *
 * @param input the only input
 * @param where the predicate on its rows; empty without
 * @param keys the group keys; none for one group, recomputed whole
 * @param outputs the output columns, kept in the state
 */
public record RecomputeStage(Input input, Sql where, List<GroupKey> keys, List<StateColumn> outputs) implements Stage {
    public RecomputeStage {
        keys = List.copyOf(keys);
        outputs = List.copyOf(outputs);
    }

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public List<Input> inputs() {
        return List.of(input);
    }

    @Override
    public List<KeyColumn> identity() {
        List<KeyColumn> identity = new ArrayList<>();
        for (GroupKey key : keys) {
            identity.add(key.column());
        }
        return identity;
    }

    /** All columns of the state: keys, then outputs. */
    public List<StateColumn> columns() {
        List<StateColumn> columns = new ArrayList<>();
        for (GroupKey key : keys) {
            columns.add(key.stateColumn());
        }
        columns.addAll(outputs);
        return columns;
    }

    @Override
    public String maintenance() {
        return keys.isEmpty() ? "whole" : "by recomputing the changed groups";
    }
}
