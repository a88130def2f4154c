package io.pgtrickle.core.script;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.Rule;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
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
     * @param inner whether the relation is the state of another stage of the same stream table
     */
    static TriggerBody rows(Stage stage, Sql relation, Event event, QualifiedName refill, boolean inner) {
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : stage.rules()) {
            if (rule.input().relation().sql().equals(relation.sql())) {
                rules.add(rule);
            }
        }
        Rule first = rules.get(0);
        TriggerBody body = any(stage, rules, event, refill);
        if (rules.size() == 1 && isOwn(stage, first)) {
            body = own(stage, first, event, inner, body);
        }
        return event == Event.UPDATE && first.input().visible() ? whereDifferent(first.input(), body) : body;
    }

    private static TriggerBody any(Stage stage, List<Rule> rules, Event event, QualifiedName refill) {
        List<Sql> declarations = new ArrayList<>();
        List<Sql> statements = new ArrayList<>();
        int variables = 0;
        for (Rule rule : rules) {
            if (rule.columns().isEmpty()) {
                return whole(rule, event, refill);
            }
            Slice slice = new Slice(rule.columns(), variables);
            variables += rule.columns().size();
            declarations.add(slice.declarations());
            statements.add(Sql.template("""
                            {collect}
                            IF {first} IS NOT NULL THEN
                              DELETE FROM {state} AS __pgt_state
                              WHERE {slice};
                              {insertion};
                            END IF;""")
                    .with("collect", slice.collect(changedKeys(rule, event)))
                    .with("first", slice.first())
                    .with("state", stage.state())
                    .with("slice", stored(slice, rule))
                    .with("insertion", insertion(stage, slice, rule))
                    .sql());
        }
        return new TriggerBody(
                Sql.join("\n", declarations), Sql.join("\n", statements), Sql.EMPTY, TriggerBody.BY_KEYS);
    }

    /** Whether the slice of a rule is the rows made of the changed rows themselves, which the state looks up. */
    private static boolean isOwn(Stage stage, Rule rule) {
        boolean own = rule.columns() == rule.input().identity() && !stage.numbered();
        for (KeyColumn key : stage.identity()) {
            own &= !key.nullable();
        }
        return own;
    }

    /**
     * What a new row leads to is only added, what a deleted one did is only taken away: each change has a firing of its
     * own. Rows that stay as they are are left alone. Where a statement changes more than this table, its firings may
     * find rows that another has added already.
     */
    private static TriggerBody own(Stage stage, Rule rule, Event event, boolean inner, TriggerBody any) {
        Sql insertion = insertion(stage, new Slice(rule.columns(), Names.NEW), rule);
        Sql removal = Sql.template("""
                        DELETE FROM {state} AS __pgt_state
                        WHERE {slice} AND NOT EXISTS (
                          SELECT FROM {from}
                          WHERE {same} OFFSET 0);""")
                .with("state", stage.state())
                .with("slice", stored(new Slice(rule.columns(), Names.OLD), rule))
                .with("from", stage.query().from())
                .with("same", same(stage))
                .sql();
        if (event == Event.DELETE) {
            return TriggerBody.of(removal, TriggerBody.BY_KEY);
        }
        if (event == Event.INSERT && !inner) {
            return new TriggerBody(
                    any.declarations(), new Sql(insertion.sql() + ";"), any.statements(), TriggerBody.BY_KEY);
        }
        List<Sql> assignments = new ArrayList<>();
        for (StateColumn column : stage.columns()) {
            String name = column.name().sql();
            assignments.add(new Sql(name + " = excluded." + name));
        }
        Sql upsert = Sql.template("""
                        {insertion}
                        ON CONFLICT ({keys}) DO UPDATE SET
                          {assignments}
                        WHERE __pgt_state.* *<> excluded.*;""")
                .with("insertion", insertion)
                .with("keys", StageSql.names(stage.keys()))
                .with("assignments", Sql.join(",\n", assignments))
                .sql();
        return TriggerBody.of(
                event == Event.INSERT ? upsert : Sql.join("\n", List.of(removal, upsert)), TriggerBody.BY_KEY);
    }

    /** Nothing happens where the columns that the query reads stay as they are, down to their digits. */
    private static TriggerBody whereDifferent(Input input, TriggerBody body) {
        List<Identifier> columns = new ArrayList<>(input.columns());
        for (KeyColumn key : input.identity()) {
            columns.add(key.column());
        }
        return new TriggerBody(
                body.declarations(),
                Sql.template("""
                                IF {old} *<> {new} OR EXISTS (SELECT FROM __pgt_old OFFSET 1000) THEN
                                  {statements}
                                END IF;""")
                        .with("old", image(columns, Names.OLD))
                        .with("new", image(columns, Names.NEW))
                        .with("statements", body.statements())
                        .sql(),
                Sql.EMPTY,
                body.guards());
    }

    /** Postgres fills both transition tables row by row. Where it did not, rows would only seem different. */
    private static Sql image(List<Identifier> columns, Identifier transitionTable) {
        return Sql.template("""
                        (SELECT ROW(array_agg(__pgt_row))
                        FROM (SELECT ROW({columns}) AS __pgt_row FROM {table} LIMIT 1000) AS __pgt_rows)""")
                .with("columns", Sql.join(", ", columns))
                .with("table", transitionTable)
                .sql();
    }

    private static TriggerBody whole(Rule rule, Event event, QualifiedName refill) {
        return TriggerBody.of(
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

    /** The predicate that a row of the state is in the slice. */
    private static Sql stored(Slice slice, Rule rule) {
        List<Sql> stored = new ArrayList<>();
        for (StateColumn key : rule.keys()) {
            stored.add(StageSql.stored(key.name()));
        }
        List<Sql> predicates = new ArrayList<>();
        predicates.add(slice.predicate(stored));
        for (StateColumn absent : rule.absent()) {
            predicates.add(new Sql(StageSql.stored(absent.name()).sql() + " IS NULL"));
        }
        return Sql.and(predicates);
    }

    /** The predicate that the query gives the row of the state. */
    private static Sql same(Stage stage) {
        List<Sql> predicates = new ArrayList<>();
        predicates.add(stage.query().where());
        for (StateColumn key : stage.keys()) {
            predicates.add(new Sql(
                    key.expression().sql() + " = " + StageSql.stored(key.name()).sql()));
        }
        return Sql.and(predicates);
    }

    /** Inserts what the query gives for the slice. */
    private static Sql insertion(Stage stage, Slice slice, Rule rule) {
        List<Sql> queried = new ArrayList<>();
        for (StateColumn key : rule.keys()) {
            queried.add(key.expression());
        }
        List<Sql> predicates = new ArrayList<>();
        predicates.add(stage.query().where());
        predicates.add(slice.predicate(queried));
        for (StateColumn absent : rule.absent()) {
            predicates.add(new Sql(absent.expression().sql() + " IS NULL"));
        }
        return Sql.template("INSERT INTO {state} AS __pgt_state ({columns})\n{query}")
                .with("state", stage.state())
                .with("columns", StageSql.columns(stage))
                .with(
                        "query",
                        StageSql.query(stage, stage.columns(), stage.query().from(), Sql.and(predicates)))
                .sql();
    }
}
