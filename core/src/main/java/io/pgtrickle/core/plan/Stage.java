package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * One link of a stream table's chain: a state table, the query that fills it, and the inputs it follows.
 *
 * @param kind how it is maintained
 * @param inputs what it reads; a table read under two aliases is two inputs, and only rows have more than one input
 * @param identity the columns of the state that tell its rows apart: of rows the identities of their inputs, in order;
 *     of groups their keys; of a bag none
 * @param keys the identity with what fills it
 * @param outputs the output columns it stores
 * @param accumulators what accumulating groups keep, the count of rows first
 * @param from the FROM clause over the inputs' present content
 * @param where the predicate; empty without
 * @param unique whether the identity holds at every moment, so that the state may enforce it
 * @param hashed the outputs of a bag that have a hash function
 * @param imaged the outputs of a bag whose equal values may look different
 */
public record Stage(
        Kind kind,
        List<Input> inputs,
        List<KeyColumn> identity,
        List<StateColumn> keys,
        List<StateColumn> outputs,
        List<Accumulator> accumulators,
        Sql from,
        Sql where,
        boolean unique,
        List<Identifier> hashed,
        List<Identifier> imaged) {

    /** The ways to maintain a state. */
    public enum Kind {
        /**
         * Rows of a select-project-join. REPLACE(slice): the state's rows of the changed keys are deleted, then what
         * the query gives for those keys <em>now</em> is inserted. The contents of transition tables are never copied,
         * so neither the order of firing nor cascades matter.
         */
        ROWS,
        /**
         * Groups whose aggregates have an inverse: one signed delta a group is added to its accumulators. A group goes
         * when all of them are zero, not when its count alone is: a user's row triggers make counts wrong for a moment.
         */
        ACCUMULATE,
        /** Groups whose aggregates have no inverse: REPLACE over the group keys a change touches, before and after. */
        RECOMPUTE,
        /**
         * Rows that nothing tells apart: equal rows are kept once, with their multiplicity. They are found by a hash,
         * as rows may be longer than an index entry; equality decides.
         */
        BAG
    }

    /** The name of its state table without the stream table's prefix. */
    public String name() {
        return kind == Kind.ROWS || kind == Kind.BAG ? "rows" : "groups";
    }

    /** How a change is followed, in the words of the support table. */
    public String maintenance() {
        if (kind == Kind.ROWS) {
            return "by changed rows";
        }
        if (kind == Kind.BAG) {
            return "by deltas of the multiplicities";
        }
        if (kind == Kind.ACCUMULATE) {
            return "by deltas of the changed groups";
        }
        return keys.isEmpty() ? "whole" : "by recomputing the changed groups";
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
