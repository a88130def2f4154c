package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.plugin.catalog.Maintenance;
import java.util.List;

/**
 * Fills a stream table anew from its sources, and enables triggers of it that were disabled. It mends whatever happened
 * while triggers did not fire.
 */
public final class RefreshStreamTable extends ExistingOperation {

    /** @param name its name, as SQL would write it */
    public RefreshStreamTable(String name) {
        super("refreshStreamTable", name);
    }

    @Override
    Outcome with(Rows found) {
        return Step.of(Maintenance.REFRESH, List.of(found.text(0, 0)), statements -> {
            StringBuilder script = new StringBuilder();
            for (int row = 0; row < statements.rows().size(); row++) {
                script.append(statements.text(row, 0)).append(";\n");
            }
            return Step.script(script.toString(), () -> new Done("null"));
        });
    }
}
