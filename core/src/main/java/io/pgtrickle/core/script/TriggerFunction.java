package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Sql;

/**
 * A trigger function and its trigger. An error inside it fails the user's statement, so it is reported in the name of
 * the stream table, with the SQLSTATE of its cause. What follows another stage runs inside a function that does so, as
 * its owner and with its settings.
 */
final class TriggerFunction {
    private TriggerFunction() {}

    /**
     * CREATE FUNCTION and CREATE TRIGGER.
     *
     * @param number which of the stage's changing relations it follows, from 1
     * @param relation that relation
     * @param event the change it follows
     * @param inner whether only other functions of the same stream table make it fire
     */
    static Sql sql(
            Installation installation,
            Stage stage,
            int number,
            Sql relation,
            Event event,
            boolean inner,
            TriggerBody body) {
        Sql declarations = body.declarations().isEmpty()
                ? Sql.EMPTY
                : Sql.template("DECLARE\n  {declarations}\n")
                        .with("declarations", body.declarations())
                        .sql();
        Sql recovery = body.recovery().isEmpty()
                ? Sql.EMPTY
                : Sql.template("\nWHEN unique_violation THEN\n  {recovery}\n  RETURN NULL;")
                        .with("recovery", body.recovery())
                        .sql();
        Sql exception = inner
                ? Sql.EMPTY
                : Sql.template("""
                        EXCEPTION{recovery} WHEN OTHERS THEN
                          RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = {prefix} || SQLERRM,
                            HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
                        """)
                        .with("recovery", recovery)
                        .with(
                                "prefix",
                                Sql.literal(
                                        "stream table " + installation.view().sql() + " cannot follow this "
                                                + event.keyword().sql() + " on " + relation.sql() + ": "))
                        .sql();
        Sql block = Sql.template("""
                        #variable_conflict use_column
                        {declare}BEGIN
                          {statements}
                          RETURN NULL;
                        {exception}END""")
                .with("declare", declarations)
                .with("statements", body.statements())
                .with("exception", exception)
                .sql();
        Sql rights = inner
                ? Sql.EMPTY
                : Sql.template(" SECURITY DEFINER\nSET search_path = pg_catalog, pg_temp{settings}")
                        .with("settings", installation.settings())
                        .sql();
        return Sql.template("""
                        CREATE FUNCTION {function}() RETURNS trigger
                        LANGUAGE plpgsql{rights}{guards}
                        AS {body};
                        CREATE TRIGGER {trigger} AFTER {event} ON {relation}
                        {referencing}FOR EACH STATEMENT EXECUTE FUNCTION {function}();
                        """)
                .with("function", installation.names().function(stage.name(), number, event))
                .with("rights", rights)
                .with("guards", body.guards())
                .with("body", Sql.dollarQuoted(block))
                .with("trigger", installation.names().trigger(stage.name(), number, event))
                .with("event", event.keyword())
                .with("relation", relation)
                .with("referencing", event.referencing())
                .sql();
    }
}
