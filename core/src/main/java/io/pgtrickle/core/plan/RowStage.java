package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a select-project-join, identified by the identities of their inputs. It is maintained by REPLACE(slice): the
 * state's rows of the changed keys are deleted, then what the query gives for those keys <em>now</em> is inserted. The
 * contents of transition tables are never copied, so neither the order of firing nor cascades matter.
 *
 * @param inputs the joined inputs, each with an identity
 * @param keys for each input, in order, its identity columns in the state
 * @param outputs the projected columns
 * @param from the FROM clause over the inputs' present content
 * @param where the predicate; empty without
 * @param unique whether the identity holds at every moment, so that the state may enforce it
 */
public record RowStage(
        List<Input> inputs, List<List<Key>> keys, List<StateColumn> outputs, Sql from, Sql where, boolean unique)
        implements Stage {
    public RowStage {
        inputs = List.copyOf(inputs);
        keys = keys.stream().map(List::copyOf).toList();
        outputs = List.copyOf(outputs);
    }

    /**
     * An identity column of an input.
     *
     * @param state the state's column
     * @param input the column in the input
     */
    public record Key(KeyColumn state, KeyColumn input) {}

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public List<KeyColumn> identity() {
        List<KeyColumn> identity = new ArrayList<>();
        for (List<Key> inputKeys : keys) {
            for (Key key : inputKeys) {
                identity.add(key.state());
            }
        }
        return identity;
    }

    /** All columns of the state, identity first. */
    public List<StateColumn> columns() {
        List<StateColumn> columns = new ArrayList<>();
        for (int index = 0; index < inputs.size(); index++) {
            for (Key key : keys.get(index)) {
                columns.add(
                        new StateColumn(key.state().column(), inputs.get(index).reference(key.input())));
            }
        }
        columns.addAll(outputs);
        return columns;
    }

    @Override
    public String maintenance() {
        return "by changed rows";
    }
}
