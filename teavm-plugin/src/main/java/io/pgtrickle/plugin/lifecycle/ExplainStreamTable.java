package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.plugin.catalog.Descriptions;
import java.util.List;

/** Tells how a stream table is maintained: stages, triggers, and the SQL itself, read back from the database. */
public final class ExplainStreamTable extends ExistingOperation {

    /** @param name its name, as SQL would write it */
    public ExplainStreamTable(String name) {
        super("explainStreamTable", name);
    }

    @Override
    Outcome with(Rows found) {
        return Step.of(
                Descriptions.EXPLAIN, List.of(found.text(0, 0)), explanation -> new Done(explanation.text(0, 0)));
    }
}
