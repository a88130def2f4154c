package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** One signed delta a group, added to its accumulators; see {@link Stage.Kind#ACCUMULATE}. */
final class Accumulation {
    private Accumulation() {}

    /**
     * Groups that have become empty are found again by their place: it needs no comparison of keys. New rows make none
     * empty, but for those that a user's row trigger has taken away again: such a group waits, unseen.
     */
    static TriggerBody groups(Stage stage, Event event) {
        QualifiedName state = stage.state();
        List<StateColumn> columns = new ArrayList<>(stage.keys());
        for (Accumulator accumulator : stage.accumulators()) {
            columns.add(new StateColumn(accumulator.column(), accumulator.delta()));
        }
        Sql delta = StageSql.query(
                stage,
                columns,
                stage.inputs().get(0).delta(event),
                stage.query().where());
        if (stage.keys().isEmpty()) {
            return TriggerBody.of(
                    Sql.template("""
                                    UPDATE {state} AS __pgt_state SET
                                      {additions}
                                    FROM (
                                      {delta}
                                    ) AS __pgt_delta
                                    WHERE NOT ({nothing});""")
                            .with("state", state)
                            .with("additions", additions(stage, "__pgt_delta."))
                            .with("delta", delta)
                            .with("nothing", zero(stage, "__pgt_delta."))
                            .sql(),
                    Sql.EMPTY);
        }
        Sql upsert = Sql.template("""
                        INSERT INTO {state} AS __pgt_state ({columns})
                        SELECT {columns}
                        FROM (
                          {delta}
                        ) AS __pgt_delta
                        WHERE NOT ({nothing})
                        ON CONFLICT ({keys}) DO UPDATE SET
                          {additions}""")
                .with("state", state)
                .with("columns", StageSql.names(columns))
                .with("delta", delta)
                .with("nothing", zero(stage, "__pgt_delta."))
                .with("keys", StageSql.names(stage.keys()))
                .with("additions", additions(stage, "excluded."))
                .sql();
        if (event == Event.INSERT) {
            return TriggerBody.of(new Sql(upsert.sql() + ";"), Sql.EMPTY);
        }
        return new TriggerBody(
                Sql.of("__pgt_gone tid[];"),
                Sql.template("""
                                WITH __pgt_changed AS (
                                  {upsert}
                                  RETURNING __pgt_state.ctid AS __pgt_place, {empty} AS __pgt_empty
                                )
                                SELECT array_agg(__pgt_place) INTO __pgt_gone
                                FROM __pgt_changed WHERE __pgt_empty;
                                IF __pgt_gone IS NOT NULL THEN
                                  DELETE FROM {state} WHERE ctid = ANY (__pgt_gone);
                                END IF;""")
                        .with("upsert", upsert)
                        .with("state", state)
                        .with("empty", zero(stage, "__pgt_state."))
                        .sql(),
                Sql.EMPTY,
                Sql.EMPTY);
    }

    private static Sql additions(Stage stage, String delta) {
        List<Sql> assignments = new ArrayList<>();
        for (Accumulator accumulator : stage.accumulators()) {
            String column = accumulator.column().sql();
            assignments.add(new Sql(column + " = __pgt_state." + column + " + " + delta + column));
        }
        return Sql.join(",\n", assignments);
    }

    private static Sql zero(Stage stage, String row) {
        List<Sql> predicates = new ArrayList<>();
        for (Accumulator accumulator : stage.accumulators()) {
            predicates.add(new Sql(row + accumulator.column().sql() + " = 0"));
        }
        return Sql.and(predicates);
    }
}
