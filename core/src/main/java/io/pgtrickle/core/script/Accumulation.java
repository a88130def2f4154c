package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Accumulator;
import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** One signed delta a group, added to its accumulators; see {@link Stage.Kind#ACCUMULATE}. */
final class Accumulation {
    private static final String STATE = "__pgt_state.";

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
        Input input = stage.inputs().get(0);
        Sql delta = StageSql.query(
                stage,
                columns,
                hasExtremes(stage) ? input.deltaAndPresent(event) : input.delta(event),
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
                        .with("empty", zero(stage, STATE))
                        .sql(),
                Sql.EMPTY,
                Sql.EMPTY);
    }

    private static boolean hasExtremes(Stage stage) {
        for (Accumulator accumulator : stage.accumulators()) {
            if (!accumulator.follows().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Sql additions(Stage stage, String delta) {
        List<Sql> assignments = new ArrayList<>();
        for (Accumulator accumulator : stage.accumulators()) {
            String column = accumulator.column().sql();
            String follows = accumulator.follows();
            if (follows.isEmpty()) {
                assignments.add(new Sql(column + " = __pgt_state." + column + " + " + delta + column));
            } else if (!follows.equals(Accumulator.LOST)) {
                assignments.add(Sql.template("""
                                {column} = CASE WHEN {delta}{column}_lost {sign} __pgt_state.{column} THEN (
                                  SELECT {fill}
                                  FROM {present}{where}
                                ) ELSE {follows}(__pgt_state.{column}, {delta}{column}) END""")
                        .with("column", accumulator.column())
                        .with("delta", new Sql(delta))
                        .with("sign", new Sql(follows.equals(Accumulator.LEAST) ? "<=" : ">="))
                        .with("fill", accumulator.fill())
                        .with("present", stage.query().from())
                        .with("where", StageSql.clause(Sql.of("\nWHERE "), group(stage, delta)))
                        .with("follows", new Sql(follows))
                        .sql());
            }
        }
        return Sql.join(",\n", assignments);
    }

    /** The predicate on the present rows of a group. */
    private static Sql group(Stage stage, String delta) {
        List<Sql> predicates = new ArrayList<>();
        predicates.add(stage.query().where());
        int position = 0;
        for (StateColumn key : stage.keys()) {
            predicates.add(Sql.template(
                            stage.identity().get(position++).nullable()
                                    ? "({value} = {delta}{key} OR {value} IS NULL AND {delta}{key} IS NULL)"
                                    : "{value} = {delta}{key}")
                    .with("value", key.expression())
                    .with("delta", new Sql(delta))
                    .with("key", key.name())
                    .sql());
        }
        return Sql.and(predicates);
    }

    private static Sql zero(Stage stage, String row) {
        List<Sql> predicates = new ArrayList<>();
        for (Accumulator accumulator : stage.accumulators()) {
            String column = row + accumulator.column().sql();
            if (accumulator.follows().isEmpty()) {
                predicates.add(new Sql(column + " = 0"));
            } else if (!accumulator.follows().equals(Accumulator.LOST)) {
                predicates.add(new Sql(
                        column + (row.equals(STATE) ? " IS NULL" : " IS NOT DISTINCT FROM " + column + "_lost")));
            }
        }
        return Sql.and(predicates);
    }
}
