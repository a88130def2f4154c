package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans rows identified by the identities of their inputs.
 *
 * @param from the FROM clause
 * @param where the predicate; empty without
 * @param unique whether the inputs' identities hold at every moment
 */
record RowPlanner(FromClause from, Sql where, boolean unique) {

    /** The plan of a query that neither groups nor aggregates. */
    Plan plan(Select select, Settings settings) {
        List<StateColumn> outputs = new ArrayList<>();
        for (SelectItem item : select.items()) {
            outputs.add(new StateColumn(item.name(), new Sql(item.expression().text())));
        }
        return new Plan(List.of(stage(outputs)), new Reader(readList(outputs), Sql.EMPTY), settings, false);
    }

    /** The stage with these outputs. */
    RowStage stage(List<StateColumn> outputs) {
        List<List<RowStage.Key>> keys = new ArrayList<>();
        int number = 1;
        for (Input input : from.inputs()) {
            List<RowStage.Key> inputKeys = new ArrayList<>();
            for (KeyColumn key : input.identity()) {
                KeyColumn state = new KeyColumn(Names.numbered("id", number++), key.type(), key.nullable());
                inputKeys.add(new RowStage.Key(state, key));
            }
            keys.add(inputKeys);
        }
        return new RowStage(from.inputs(), keys, outputs, from.present(), where, unique);
    }

    /** The select list of a view over stored outputs. */
    static Sql readList(List<StateColumn> outputs) {
        List<Sql> items = new ArrayList<>();
        for (StateColumn output : outputs) {
            items.add(Sql.template("__pgt_state.{name}")
                    .with("name", output.name())
                    .sql());
        }
        return Sql.join(",\n  ", items);
    }
}
