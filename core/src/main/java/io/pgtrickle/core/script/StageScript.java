package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.AccumulateStage;
import io.pgtrickle.core.plan.BagStage;
import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.RecomputeStage;
import io.pgtrickle.core.plan.RowStage;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Fragment;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** What every kind of stage has in common: a state table, indexes, a refill function, triggers on its inputs. */
abstract class StageScript {
    private final Stage stage;
    private final Installation installation;

    StageScript(Stage stage, Installation installation) {
        this.stage = stage;
        this.installation = installation;
    }

    /** The script for a stage. */
    static StageScript of(Stage stage, Installation installation) {
        if (stage instanceof RowStage rows) {
            return new RowStageScript(rows, installation);
        }
        if (stage instanceof AccumulateStage groups) {
            return new AccumulateStageScript(groups, installation);
        }
        if (stage instanceof RecomputeStage groups) {
            return new RecomputeStageScript(groups, installation);
        }
        return new BagStageScript((BagStage) stage, installation);
    }

    /** The query that gives the whole state. */
    abstract Sql fill();

    /** The names of the state's columns, in the order of {@link #fill}. */
    abstract Sql columns();

    /** The index definitions after {@code ON state}, the one over the row identity first. */
    abstract List<Index> indexes();

    /** The body that follows a change of the relation that all these inputs read. */
    abstract TriggerFunction follow(int number, List<Input> inputs, Event event);

    /**
     * An index on the state.
     *
     * @param unique whether it enforces the identity
     * @param definition the columns in parentheses, and what follows them
     */
    record Index(boolean unique, Sql definition) {}

    final QualifiedName state() {
        return installation.names().state(stage.name());
    }

    final QualifiedName refill() {
        return installation.names().refill(stage.name());
    }

    /** Every statement that installs the stage, its state filled. */
    final List<Sql> statements() {
        List<Sql> statements = new ArrayList<>();
        statements.add(Sql.template("CREATE TABLE {state} AS\n{fill};")
                .with("state", state())
                .with("fill", fill())
                .sql());
        int number = 1;
        for (Index index : indexes()) {
            statements.add(Sql.template("CREATE {unique}INDEX {name} ON {state} {definition};")
                    .with("unique", index.unique() ? Sql.of("UNIQUE ") : Sql.EMPTY)
                    .with("name", installation.names().index(stage.name(), number++))
                    .with("state", state())
                    .with("definition", index.definition())
                    .sql());
        }
        statements.add(refillFunction());
        statements.addAll(triggers());
        return statements;
    }

    private Sql refillFunction() {
        return Sql.template("""
                        CREATE FUNCTION {function}() RETURNS void
                        LANGUAGE plpgsql SECURITY DEFINER
                        SET search_path = pg_catalog, pg_temp{settings}
                        AS {body};""")
                .with("function", refill())
                .with("settings", installation.settings())
                .with(
                        "body",
                        Sql.dollarQuoted(Sql.template("""
                                        BEGIN
                                          DELETE FROM {state};
                                          INSERT INTO {state} ({columns})
                                          {fill};
                                        END""")
                                .with("state", state())
                                .with("columns", columns())
                                .with("fill", fill())
                                .sql()))
                .sql();
    }

    private List<Sql> triggers() {
        List<Sql> statements = new ArrayList<>();
        List<Sql> relations = new ArrayList<>();
        for (Input input : stage.inputs()) {
            if (!relations.contains(input.relation())) {
                relations.add(input.relation());
            }
        }
        for (int index = 0; index < relations.size(); index++) {
            for (Event event : Event.values()) {
                statements.add(trigger(index + 1, relations.get(index), event).sql(installation));
            }
        }
        return statements;
    }

    private TriggerFunction trigger(int number, Sql relation, Event event) {
        if (event == Event.TRUNCATE) {
            Sql statement =
                    Sql.template("PERFORM {refill}();").with("refill", refill()).sql();
            return new TriggerFunction(stage, number, relation, event, Sql.EMPTY, statement, Sql.EMPTY);
        }
        List<Input> inputs = new ArrayList<>();
        for (Input input : stage.inputs()) {
            if (input.relation().equals(relation)) {
                inputs.add(input);
            }
        }
        return follow(number, inputs, event);
    }

    /** A WHERE clause on a line of its own; empty when there is no predicate. */
    static Sql whereClause(Fragment predicate) {
        return predicate.sql().isEmpty()
                ? Sql.EMPTY
                : Sql.template("\nWHERE {predicate}")
                        .with("predicate", predicate)
                        .sql();
    }

    /** A column of the state. */
    static Sql stateColumn(Fragment column) {
        return Sql.template("{state}.{column}")
                .with("state", Names.STATE)
                .with("column", column)
                .sql();
    }
}
