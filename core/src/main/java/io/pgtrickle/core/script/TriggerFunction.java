package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;

/**
 * A trigger function and its trigger. An error inside it fails the user's statement, so it is reported in the name of
 * the stream table, with the SQLSTATE of its cause.
 *
 * @param stage the stage it maintains
 * @param number which of the stage's changing relations it follows, from 1
 * @param relation that relation
 * @param event the change it follows
 * @param declarations plpgsql declarations; empty without
 * @param statements plpgsql statements
 * @param guards SET clauses for the planner; empty, or starting with a line break
 */
record TriggerFunction(
        Stage stage, int number, Sql relation, Event event, Sql declarations, Sql statements, Sql guards) {

    /** CREATE FUNCTION and CREATE TRIGGER. */
    Sql sql(Installation installation) {
        QualifiedName function = installation.names().function(stage.name(), number, event);
        return Sql.template("""
                        CREATE FUNCTION {function}() RETURNS trigger
                        LANGUAGE plpgsql SECURITY DEFINER
                        SET search_path = pg_catalog, pg_temp{settings}{guards}
                        AS {body};
                        CREATE TRIGGER {trigger} AFTER {event} ON {relation}
                        {referencing} FOR EACH STATEMENT EXECUTE FUNCTION {function}();""")
                .with("function", function)
                .with("settings", installation.settings())
                .with("guards", guards)
                .with("body", Sql.dollarQuoted(body(installation)))
                .with("trigger", installation.names().trigger(stage.name(), number, event))
                .with("event", event.keyword())
                .with("relation", relation)
                .with("referencing", event.referencing())
                .sql();
    }

    private Sql body(Installation installation) {
        Sql block = declarations.isEmpty()
                ? Sql.EMPTY
                : Sql.template("DECLARE\n  {declarations}\n")
                        .with("declarations", declarations)
                        .sql();
        return Sql.template("""
                        #variable_conflict use_column
                        {declare}BEGIN
                          {statements}
                          RETURN NULL;
                        EXCEPTION WHEN OTHERS THEN
                          RAISE EXCEPTION USING ERRCODE = SQLSTATE,
                            MESSAGE = {prefix} || SQLERRM,
                            HINT = {hint};
                        END""")
                .with("declare", block)
                .with("statements", statements)
                .with(
                        "prefix",
                        Sql.literal("stream table " + installation.view() + " cannot follow this " + event.keyword()
                                + " on " + relation + ": "))
                .with(
                        "hint",
                        Sql.literal("The change would make the defining query of the stream table fail. Change the "
                                + "data, or drop the stream table."))
                .sql();
    }
}
