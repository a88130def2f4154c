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
                              {replacement}
                            END IF;""")
                    .with("collect", slice.collect(changedKeys(rule, event)))
                    .with("first", slice.first())
                    .with("replacement", replacement(stage, slice, rule))
                    .sql());
        }
        return new TriggerBody(
                Sql.join("\n", declarations), Sql.join("\n", statements), Sql.EMPTY, TriggerBody.BY_KEYS);
    }

    /**
     * Deletes a slice and inserts what the query gives for it. Where a slice is computed from one input and its rows can be
     * told apart by hash, most of them usually stay as they are: those are left alone.
     */
    private static Sql replacement(Stage stage, Slice slice, Rule rule) {
        boolean hashed = false;
        List<Sql> matches = new ArrayList<>();
        for (KeyColumn key : stage.identity()) {
            hashed |= !key.nullable();
            matches.add(equal(key, new Sql("__pgt_given." + key.column().sql())));
        }
        Sql state = Sql.template("{state} AS __pgt_state\nWHERE {slice}")
                .with("state", stage.state())
                .with("slice", stored(slice, rule))
                .sql();
        Sql query = queried(stage, slice, rule);
        if (!hashed || stage.inputs().size() > 1 || stage.numbered()) {
            return Sql.template("DELETE FROM {state};\n{insertion}\n{query};")
                    .with("state", state)
                    .with("insertion", insertion(stage))
                    .with("query", query)
                    .sql();
        }
        return Sql.template("""
                        WITH __pgt_given AS (
                          {query}
                        ), __pgt_gone AS (
                          DELETE FROM {state} AND NOT EXISTS (
                            SELECT FROM __pgt_given
                            WHERE {matches})
                        )
                        {insertion}
                        SELECT __pgt_given.*
                        FROM __pgt_given LEFT JOIN (
                          SELECT * FROM {state}
                        ) AS __pgt_state ON {matches}
                        WHERE (__pgt_given.* *= __pgt_state.*) IS NOT TRUE
                        {conflict};""")
                .with("query", query)
                .with("state", state)
                .with("matches", Sql.and(matches))
                .with("insertion", insertion(stage))
                .with("conflict", conflict(stage))
                .sql();
    }

    /** The predicate that a key has the value that a row of the state has. */
    private static Sql equal(KeyColumn key, Sql value) {
        return Sql.template(key.nullable() ? "{value} IS NOT DISTINCT FROM {stored}" : "{value} = {stored}")
                .with("value", value)
                .with("stored", StageSql.stored(key.column()))
                .sql();
    }

    private static Sql insertion(Stage stage) {
        return Sql.template("INSERT INTO {state} AS __pgt_state ({columns})")
                .with("state", stage.state())
                .with("columns", StageSql.columns(stage))
                .sql();
    }

    /** Whether the slice of a rule is the rows made of the changed rows themselves, which the state looks up. */
    private static boolean isOwn(Stage stage, Rule rule) {
        boolean own = rule.columns() == rule.input().identity() && !stage.numbered();
        for (KeyColumn key : rule.columns()) {
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
        Sql insertion =
                Sql.join("\n", List.of(insertion(stage), queried(stage, new Slice(rule.columns(), Names.NEW), rule)));
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
        Sql upsert = Sql.template("{insertion}\n{conflict}\nWHERE __pgt_state.* *<> excluded.*;")
                .with("insertion", insertion)
                .with("conflict", conflict(stage))
                .sql();
        return TriggerBody.of(
                event == Event.INSERT ? upsert : Sql.join("\n", List.of(removal, upsert)), TriggerBody.BY_KEY);
    }

    /** What makes an insertion change rows that are there. */
    private static Sql conflict(Stage stage) {
        List<Sql> assignments = new ArrayList<>();
        for (StateColumn column : stage.columns()) {
            String name = column.name().sql();
            assignments.add(new Sql(name + " = excluded." + name));
        }
        return Sql.template("ON CONFLICT ({keys}) DO UPDATE SET\n  {assignments}")
                .with("keys", StageSql.names(stage.keys()))
                .with("assignments", Sql.join(",\n", assignments))
                .sql();
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
        for (KeyColumn key : stage.identity()) {
            predicates.add(equal(key, stage.keys().get(predicates.size() - 1).expression()));
        }
        return Sql.and(predicates);
    }

    /** What the query gives for the slice. */
    private static Sql queried(Stage stage, Slice slice, Rule rule) {
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
        return StageSql.query(stage, stage.columns(), stage.query().from(), Sql.and(predicates));
    }
}
