package io.pgtrickle.core.script;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** REPLACE(slice), for rows and for groups without an inverse; see {@link Stage.Kind}. */
final class Replacement {
    private Replacement() {}

    /**
     * Replaces the rows of the changed keys of a relation, once for each input that reads it.
     *
     * @param relation the relation that changed
     */
    static TriggerBody rows(Stage stage, Sql relation, Event event, QualifiedName state) {
        Sql replacements = Sql.EMPTY;
        Slice slice = new Slice(List.of());
        Sql changedKeys = Sql.EMPTY;
        int position = 0;
        for (Input input : stage.inputs()) {
            int end = position + input.identity().size();
            if (input.relation().sql().equals(relation.sql())) {
                slice = new Slice(input.identity());
                changedKeys = input.changedKeys(event);
                Sql next = replace(stage, slice, stage.keys().subList(position, end), state);
                replacements = replacements.isEmpty() ? next : Sql.join("\n", List.of(replacements, next));
            }
            position = end;
        }
        return whenChanged(slice, changedKeys, replacements);
    }

    /**
     * Recomputes the groups of the changed keys. Keys that cannot be looked up are left out: a larger slice is as
     * right. With no key to go by, everything is recomputed.
     *
     * @param refill the function that fills the stage anew
     */
    static TriggerBody groups(Stage stage, Event event, QualifiedName state, QualifiedName refill) {
        Input input = stage.inputs().get(0);
        List<KeyColumn> columns = new ArrayList<>();
        List<StateColumn> keys = new ArrayList<>();
        for (int index = 0; index < stage.keys().size(); index++) {
            if (!stage.identity().get(index).type().isEmpty()) {
                columns.add(stage.identity().get(index));
                keys.add(stage.keys().get(index));
            }
        }
        if (keys.isEmpty()) {
            return new TriggerBody(
                    Sql.EMPTY,
                    Sql.template("IF EXISTS (SELECT FROM {delta}{where}) THEN\n  PERFORM {refill}();\nEND IF;")
                            .with("delta", input.delta(event))
                            .with("where", StageSql.clause(Sql.of("\nWHERE "), stage.where()))
                            .with("refill", refill)
                            .sql(),
                    Sql.EMPTY);
        }
        Sql changedKeys = Sql.template("SELECT {keys}\nFROM {delta}{where}")
                .with("keys", StateColumn.selectList(keys))
                .with("delta", input.delta(event))
                .with("where", StageSql.clause(Sql.of("\nWHERE "), stage.where()))
                .sql();
        Slice slice = new Slice(columns);
        return whenChanged(slice, changedKeys, replace(stage, slice, keys, state));
    }

    private static TriggerBody whenChanged(Slice slice, Sql changedKeys, Sql replacements) {
        return new TriggerBody(
                slice.declarations(),
                Sql.template("{collect}\nIF __pgt_keys_1 IS NOT NULL THEN\n  {replacements}\nEND IF;")
                        .with("collect", slice.collect(changedKeys))
                        .with("replacements", replacements)
                        .sql(),
                TriggerBody.BY_KEY);
    }

    private static Sql replace(Stage stage, Slice slice, List<StateColumn> keys, QualifiedName state) {
        List<Sql> stored = new ArrayList<>();
        List<Sql> queried = new ArrayList<>();
        for (StateColumn key : keys) {
            stored.add(StageSql.stored(key.name()));
            queried.add(key.expression());
        }
        Sql sliced = Sql.and(List.of(stage.where(), slice.predicate(queried)));
        return Sql.template("""
                        DELETE FROM {state} AS __pgt_state
                        WHERE {slice};
                        INSERT INTO {state} ({columns})
                        {query};""")
                .with("state", state)
                .with("slice", slice.predicate(stored))
                .with("columns", StageSql.columns(stage))
                .with("query", StageSql.query(stage, stage.columns(), stage.from(), sliced))
                .sql();
    }
}
