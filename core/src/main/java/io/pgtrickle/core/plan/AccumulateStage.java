package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups whose aggregates have an inverse: one signed delta a group is added to its accumulators. A group goes when all
 * its accumulators are zero, not when its count alone is: a user's row triggers make counts wrong for a moment.
 *
 * @param input the only input, so there are no cross terms
 * @param where the predicate on its rows; empty without
 * @param keys the group keys; none for one group that is always there
 * @param accumulators the accumulators, the count of rows first
 */
public record AccumulateStage(Input input, Sql where, List<GroupKey> keys, List<Accumulator> accumulators)
        implements Stage {
    public AccumulateStage {
        keys = List.copyOf(keys);
        accumulators = List.copyOf(accumulators);
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

    /** All columns of the state: keys, then accumulators. */
    public List<StateColumn> columns() {
        List<StateColumn> columns = new ArrayList<>();
        for (GroupKey key : keys) {
            columns.add(key.stateColumn());
        }
        for (Accumulator accumulator : accumulators) {
            columns.add(accumulator.stateColumn());
        }
        return columns;
    }

    @Override
    public String maintenance() {
        return "by deltas of the changed groups";
    }
}
