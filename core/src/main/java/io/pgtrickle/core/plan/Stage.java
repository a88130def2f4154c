package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/**
 * One link of a stream table's chain: a state table, the query that fills it, and the inputs it follows.
 *
 * @param name its name within the stream table
 * @param state the state table
 * @param kind how it is maintained
 * @param maintenance how a change is followed, in the words of the support table
 * @param inputs what it reads; a table read under two aliases is two inputs
 * @param rules which rows to replace when an input changes, for {@link Kind#REPLACE}
 * @param branches the queries whose rows a {@link Kind#BAG} counts, each over the input of the same index
 * @param identity the columns of the state that tell its rows apart
 * @param keys the identity with what fills it
 * @param outputs the output columns it stores
 * @param accumulators what accumulating groups keep, the count of rows first
 * @param query the query that fills it, but for the select list
 * @param unique whether the identity holds at every moment, so that the state may enforce it
 * @param hashed the outputs of a bag that have a hash function
 * @param imaged the outputs of a bag whose equal values may look different
 */
public record Stage(
        String name,
        QualifiedName state,
        Kind kind,
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

    /** The column that tells rows apart where nothing else does. */
    private static final KeyColumn ROW = new KeyColumn(new Identifier("__pgt_row"), "bigint", false);

    /** The ways to maintain a state. */
    public enum Kind {
        /**
         * REPLACE(slice): the state's rows of the changed keys are deleted, then what the query gives for those keys
         * <em>now</em> is inserted. The contents of transition tables are never copied, so neither the order of firing
         * nor cascades matter.
         */
        REPLACE,
        /**
         * Groups whose aggregates have an inverse: one signed delta a group is added to its accumulators. A group goes
         * when all of them are zero, not when its count alone is: a user's row triggers make counts wrong for a moment.
         */
        ACCUMULATE,
        /**
         * Rows that nothing tells apart: equal rows are kept once, with how often each branch gives them. They are found
         * by a hash, as rows may be longer than an index entry; equality decides.
         */
        BAG
    }

    /** Whether its rows are told apart by a number of their own, as their identity repeats or cannot be looked up. */
    public boolean numbered() {
        boolean usable = unique;
        for (KeyColumn key : identity) {
            usable &= !key.type().isEmpty();
        }
        return !usable;
    }

    /** The columns that tell its rows apart for those who read it. */
    public List<KeyColumn> rowIdentity() {
        return numbered() ? List.of(ROW) : identity;
    }

    /** The columns of the state: keys, then outputs, then accumulators. */
    public List<StateColumn> columns() {
        List<StateColumn> columns = new ArrayList<>(keys);
        columns.addAll(outputs);
        for (Accumulator accumulator : accumulators) {
            columns.add(new StateColumn(accumulator.column(), accumulator.fill()));
        }
        return columns;
    }
}
