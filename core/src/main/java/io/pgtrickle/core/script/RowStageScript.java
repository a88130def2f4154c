package io.pgtrickle.core.script;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.RowStage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** REPLACE(slice) for each input whose rows changed; see {@link RowStage}. */
final class RowStageScript extends StageScript {
    private final RowStage stage;

    RowStageScript(RowStage stage, Installation installation) {
        super(stage, installation);
        this.stage = stage;
    }

    @Override
    Sql fill() {
        return query(stage.where());
    }

    @Override
    Sql columns() {
        return StateColumn.names(stage.columns());
    }

    /** One index over the whole identity, and one for each further input, whose keys do not lead in the first. */
    @Override
    List<Index> indexes() {
        List<Index> indexes = new ArrayList<>();
        indexes.add(index(stage.unique(), stage.identity()));
        for (int input = 1; input < stage.inputs().size(); input++) {
            List<KeyColumn> columns = new ArrayList<>();
            for (RowStage.Key key : stage.keys().get(input)) {
                columns.add(key.state());
            }
            indexes.add(index(false, columns));
        }
        return indexes;
    }

    @Override
    TriggerFunction follow(int number, List<Input> inputs, Event event) {
        Input first = inputs.get(0);
        Slice slice = new Slice(first.identity());
        List<Sql> replacements = new ArrayList<>();
        for (Input input : inputs) {
            replacements.add(replace(slice, input));
        }
        Sql statements = Sql.template("""
                        {collect}
                        IF __pgt_keys_1 IS NOT NULL THEN
                          {replace}
                        END IF;""")
                .with("collect", slice.collect(first.changedKeys(event)))
                .with("replace", Sql.join("\n", replacements))
                .sql();
        return new TriggerFunction(
                stage, number, first.relation(), event, slice.declarations(), statements, PlannerGuards.ROWS);
    }

    private Sql replace(Slice slice, Input input) {
        List<Sql> stored = new ArrayList<>();
        List<Sql> queried = new ArrayList<>();
        for (RowStage.Key key : stage.keys().get(stage.inputs().indexOf(input))) {
            stored.add(stateColumn(key.state().column()));
            queried.add(input.reference(key.input()));
        }
        List<Sql> predicates = new ArrayList<>();
        predicates.add(stage.where());
        predicates.add(slice.predicate(queried));
        return Sql.template("""
                        DELETE FROM {state} AS __pgt_state
                        WHERE {slice};
                        INSERT INTO {state} ({columns})
                        {query};""")
                .with("state", state())
                .with("slice", slice.predicate(stored))
                .with("columns", columns())
                .with("query", query(Sql.and(predicates)))
                .sql();
    }

    private Sql query(Sql predicate) {
        return Sql.template("SELECT {items}\nFROM {from}{where}")
                .with("items", StateColumn.selectList(stage.columns()))
                .with("from", stage.from())
                .with("where", whereClause(predicate))
                .sql();
    }

    private static Index index(boolean unique, List<KeyColumn> columns) {
        List<Sql> names = new ArrayList<>();
        for (KeyColumn column : columns) {
            names.add(new Sql(column.column().sql()));
        }
        return new Index(
                unique,
                Sql.template(unique ? "({columns}) NULLS NOT DISTINCT" : "({columns})")
                        .with("columns", Sql.join(", ", names))
                        .sql());
    }
}
