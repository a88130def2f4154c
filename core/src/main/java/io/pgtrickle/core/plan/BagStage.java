package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a source without a row identity: equal rows are kept once, with their multiplicity. They are found by a hash
 * of the whole row, as rows may be longer than an index entry; equality decides.
 *
 * @param input the only input
 * @param where the predicate on its rows; empty without
 * @param outputs the projected columns
 * @param hashed those of them that have a hash function
 */
public record BagStage(Input input, Sql where, List<StateColumn> outputs, List<Identifier> hashed) implements Stage {
    public BagStage {
        outputs = List.copyOf(outputs);
        hashed = List.copyOf(hashed);
    }

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public List<Input> inputs() {
        return List.of(input);
    }

    @Override
    public List<KeyColumn> identity() {
        return new ArrayList<>();
    }

    @Override
    public String maintenance() {
        return "by deltas of the multiplicities";
    }
}
