package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Plan;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * The script that installs a plan: every stage in order, each filled before the next reads it, then the view that is the
 * stream table.
 */
public final class MaintenanceScript {

    /** The function behind the triggers that refuse writes to stream tables. */
    public static final QualifiedName REFUSE_WRITE =
            new QualifiedName(Names.SCHEMA, new Identifier("__pgt_refuse_write"));

    private MaintenanceScript() {}

    /** The statements, in order. */
    public static List<Sql> statements(Plan plan, Installation installation) {
        List<Sql> statements = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            new StageScript(stage, installation).addTo(statements);
        }
        if (!plan.index().isEmpty()) {
            statements.add(StageScript.index(plan.last().state(), plan.index()));
        }
        statements.add(Sql.template("CREATE OR REPLACE VIEW {view} AS\n{query};")
                .with("view", installation.view())
                .with("query", plan.reader().over(new Sql(plan.last().state().sql())))
                .sql());
        statements.add(Sql.template("""
                        CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON {view}
                        FOR EACH ROW EXECUTE FUNCTION {function}();""")
                .with("view", installation.view())
                .with("function", REFUSE_WRITE)
                .sql());
        return statements;
    }
}
