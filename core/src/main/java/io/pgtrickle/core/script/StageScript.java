package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.Rule;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Fragment;
import io.pgtrickle.core.sql.Names;
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
        this.state = stage.state();
        this.refill = installation.names().refill(stage.name());
    }

    /** Adds every statement that installs the stage, its state filled. */
    void addTo(List<Sql> statements) {
        Sql fill = StageSql.fill(stage);
        if (!stage.query().index().isEmpty()) {
            statements.add(index(stage.inputs().get(0).relation(), stage.query().index()));
        }
        statements.add(Sql.template("CREATE TABLE {state} AS\n{fill}{empty};")
                .with("state", state)
                .with("fill", fill)
                .with("empty", stage.numbered() ? Sql.of("\nWITH NO DATA") : Sql.EMPTY)
                .sql());
        if (stage.numbered()) {
            statements.add(Sql.template("""
                            ALTER TABLE {state} ADD __pgt_row bigint GENERATED ALWAYS AS IDENTITY;
                            INSERT INTO {state} ({columns})
                            {fill};""")
                    .with("state", state)
                    .with("columns", StageSql.columns(stage))
                    .with("fill", fill)
                    .sql());
        }
        addIndexes(statements);
        Sql body = Sql.template("BEGIN\n  DELETE FROM {state};\n  INSERT INTO {state} ({columns})\n  {fill};\nEND")
                .with("state", state)
                .with("columns", StageSql.columns(stage))
                .with("fill", fill)
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

    /** CREATE INDEX. */
    static Sql index(Fragment relation, Sql terms) {
        return Sql.template("CREATE INDEX ON {relation} ({terms});")
                .with("relation", relation)
                .with("terms", terms)
                .sql();
    }

    /** An index over the whole identity, and one for every rule whose keys do not lead in another. */
    private void addIndexes(List<Sql> statements) {
        List<String> indexed = new ArrayList<>();
        if (stage.numbered()) {
            addIndex(statements, true, "__pgt_row", indexed);
        }
        if (stage.kind() == Stage.Kind.BAG) {
            addIndex(statements, false, "__pgt_hash", indexed);
        }
        addIndex(statements, stage.unique(), StageSql.names(stage.keys()).sql(), indexed);
        for (Rule rule : stage.rules()) {
            addIndex(statements, false, StageSql.names(rule.keys()).sql(), indexed);
        }
    }

    private void addIndex(List<Sql> statements, boolean unique, String columns, List<String> indexed) {
        for (String other : indexed) {
            if ((other + ",").startsWith(columns + ",")) {
                return;
            }
        }
        if (columns.isEmpty()) {
            return;
        }
        indexed.add(columns);
        statements.add(Sql.template(
                        unique
                                ? "CREATE UNIQUE INDEX ON {state} ({columns}) NULLS NOT DISTINCT;"
                                : "CREATE INDEX ON {state} ({columns});")
                .with("state", state)
                .with("columns", new Sql(columns))
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
            boolean inner =
                    relation.sql().startsWith(installation.names().state("").sql());
            for (Event event : Event.values()) {
                if (inner && event == Event.TRUNCATE) {
                    continue;
                }
                TriggerBody body = event == Event.TRUNCATE
                        ? TriggerBody.of(
                                Sql.template("PERFORM {refill}();")
                                        .with("refill", refill)
                                        .sql(),
                                Sql.EMPTY)
                        : follow(relation, event, inner);
                statements.add(
                        TriggerFunction.sql(installation, stage, relations.size(), relation, event, inner, body));
            }
        }
    }

    /** An upsert into the state of another stage fires for inserts and for updates, though it made but one of them. */
    private TriggerBody follow(Sql relation, Event event, boolean inner) {
        TriggerBody body =
                switch (stage.kind()) {
                    case REPLACE -> Replacement.rows(stage, relation, event, refill, inner);
                    case BAG -> BagCounting.rows(stage, relation, event);
                    default -> Accumulation.groups(stage, event);
                };
        return inner
                ? new TriggerBody(
                        body.declarations(),
                        Sql.template("IF EXISTS (SELECT FROM {table}) THEN\n  {statements}\nEND IF;")
                                .with("table", event == Event.DELETE ? Names.OLD : Names.NEW)
                                .with("statements", body.statements())
                                .sql(),
                        body.recovery(),
                        body.guards())
                : body;
    }
}
