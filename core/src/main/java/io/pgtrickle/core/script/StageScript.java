package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** What every kind of stage has in common: a state table, indexes, a refill function, triggers on its inputs. */
final class StageScript {
    private final Stage stage;
    private final Installation installation;
    private final QualifiedName state;
    private final QualifiedName refill;

    StageScript(Stage stage, Installation installation) {
        this.stage = stage;
        this.installation = installation;
        this.state = installation.names().state(stage.name());
        this.refill = installation.names().refill(stage.name());
    }

    /** Adds every statement that installs the stage, its state filled. */
    void addTo(List<Sql> statements) {
        statements.add(Sql.template("CREATE TABLE {state} AS\n{fill};")
                .with("state", state)
                .with("fill", StageSql.fill(stage))
                .sql());
        addIndexes(statements);
        Sql body = Sql.template("BEGIN\n  DELETE FROM {state};\n  INSERT INTO {state} ({columns})\n  {fill};\nEND")
                .with("state", state)
                .with("columns", StageSql.columns(stage))
                .with("fill", StageSql.fill(stage))
                .sql();
        statements.add(Sql.template("""
                        CREATE FUNCTION {refill}() RETURNS void
                        LANGUAGE plpgsql SECURITY DEFINER
                        SET search_path = pg_catalog, pg_temp{settings}
                        AS {body};""")
                .with("refill", refill)
                .with("settings", installation.settings())
                .with("body", Sql.dollarQuoted(body))
                .sql());
        addTriggers(statements);
    }

    /** An index over the whole identity, and for rows one for each further input, whose keys do not lead in the first. */
    private void addIndexes(List<Sql> statements) {
        if (stage.kind() == Stage.Kind.BAG) {
            addIndex(statements, false, Sql.of("__pgt_hash"));
        } else if (!stage.keys().isEmpty()) {
            addIndex(statements, stage.unique(), StageSql.names(stage.keys()));
        }
        if (stage.kind() != Stage.Kind.ROWS) {
            return;
        }
        int position = 0;
        for (Input input : stage.inputs()) {
            List<StateColumn> keys =
                    stage.keys().subList(position, position + input.identity().size());
            if (position > 0) {
                addIndex(statements, false, StageSql.names(keys));
            }
            position += keys.size();
        }
    }

    private void addIndex(List<Sql> statements, boolean unique, Sql columns) {
        statements.add(Sql.template(
                        unique
                                ? "CREATE UNIQUE INDEX ON {state} ({columns}) NULLS NOT DISTINCT;"
                                : "CREATE INDEX ON {state} ({columns});")
                .with("state", state)
                .with("columns", columns)
                .sql());
    }

    /** One function and trigger for each relation and event, however many inputs read the relation. */
    private void addTriggers(List<Sql> statements) {
        List<String> relations = new ArrayList<>();
        for (Input input : stage.inputs()) {
            Sql relation = input.relation();
            boolean known = false;
            for (String other : relations) {
                known |= other.equals(relation.sql());
            }
            if (known) {
                continue;
            }
            relations.add(relation.sql());
            for (Event event : Event.values()) {
                TriggerBody body = event == Event.TRUNCATE
                        ? new TriggerBody(
                                Sql.EMPTY,
                                Sql.template("PERFORM {refill}();")
                                        .with("refill", refill)
                                        .sql(),
                                Sql.EMPTY)
                        : follow(relation, event);
                statements.add(TriggerFunction.sql(installation, stage, relations.size(), relation, event, body));
            }
        }
    }

    private TriggerBody follow(Sql relation, Event event) {
        if (stage.kind() == Stage.Kind.ROWS) {
            return Replacement.rows(stage, relation, event, state);
        }
        if (stage.kind() == Stage.Kind.BAG) {
            return BagCounting.rows(stage, event, state);
        }
        return stage.kind() == Stage.Kind.ACCUMULATE
                ? Accumulation.groups(stage, event, state)
                : Replacement.groups(stage, event, state, refill);
    }
}
