package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.Rule;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** REPLACE(slice); see {@link Stage.Kind}. */
final class Replacement {
    private Replacement() {}

    /**
     * Replaces what the changed rows of a relation lead to, by every rule of the inputs that read it.
     *
     * @param relation the relation that changed
     * @param refill the function that fills the stage anew
     */
    static TriggerBody rows(Stage stage, Sql relation, Event event, QualifiedName refill) {
        List<Sql> declarations = new ArrayList<>();
        List<Sql> statements = new ArrayList<>();
        int variables = 0;
        for (Rule rule : stage.rules()) {
            if (!rule.input().relation().sql().equals(relation.sql())) {
                continue;
            }
            if (rule.columns().isEmpty()) {
                return whole(rule, event, refill);
            }
            Slice slice = new Slice(rule.columns(), variables);
            variables += rule.columns().size();
            declarations.add(slice.declarations());
            statements.add(Sql.template("{collect}\nIF {first} IS NOT NULL THEN\n  {replacement}\nEND IF;")
                    .with("collect", slice.collect(changedKeys(rule, event)))
                    .with("first", slice.first())
                    .with("replacement", replace(stage, slice, rule))
                    .sql());
        }
        return new TriggerBody(Sql.join("\n", declarations), Sql.join("\n", statements), TriggerBody.BY_KEY);
    }

    private static TriggerBody whole(Rule rule, Event event, QualifiedName refill) {
        return new TriggerBody(
                Sql.EMPTY,
                Sql.template("IF EXISTS (SELECT FROM {delta}{after}) THEN\n  PERFORM {refill}();\nEND IF;")
                        .with("delta", rule.input().delta(event))
                        .with("after", rule.after())
                        .with("refill", refill)
                        .sql(),
                Sql.EMPTY);
    }

    private static Sql changedKeys(Rule rule, Event event) {
        Input input = rule.input();
        return rule.before().isEmpty() && rule.columns() == input.identity()
                ? input.changedKeys(event)
                : Sql.template("SELECT {keys}\nFROM {before}{delta}{after}")
                        .with("keys", StateColumn.selectList(rule.keys()))
                        .with("before", rule.before())
                        .with("delta", input.delta(event))
                        .with("after", rule.after())
                        .sql();
    }

    private static Sql replace(Stage stage, Slice slice, Rule rule) {
        List<Sql> stored = new ArrayList<>();
        List<Sql> queried = new ArrayList<>();
        for (StateColumn key : rule.keys()) {
            stored.add(StageSql.stored(key.name()));
            queried.add(key.expression());
        }
        List<Sql> storedSlice = new ArrayList<>();
        List<Sql> queriedSlice = new ArrayList<>();
        storedSlice.add(slice.predicate(stored));
        queriedSlice.add(stage.query().where());
        queriedSlice.add(slice.predicate(queried));
        for (StateColumn absent : rule.absent()) {
            storedSlice.add(new Sql(StageSql.stored(absent.name()).sql() + " IS NULL"));
            queriedSlice.add(new Sql(absent.expression().sql() + " IS NULL"));
        }
        return Sql.template("""
                        DELETE FROM {state} AS __pgt_state
                        WHERE {slice};
                        INSERT INTO {state} ({columns})
                        {query};""")
                .with("state", stage.state())
                .with("slice", Sql.and(storedSlice))
                .with("columns", StageSql.columns(stage))
                .with(
                        "query",
                        StageSql.query(stage, stage.columns(), stage.query().from(), Sql.and(queriedSlice)))
                .sql();
    }
}
