package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.sql.Sql;
import io.pgtrickle.plugin.catalog.CatalogQueries;
import io.pgtrickle.plugin.catalog.Maintenance;
import java.util.List;
import java.util.function.Function;

/**
 * Compares a stream table with a fresh run of its defining query, as multisets, under the settings of creation: counts
 * both differences, shows some rows of each, and names triggers that are disabled.
 */
public final class VerifyStreamTable extends ExistingOperation {

    /** @param name its name, as SQL would write it */
    public VerifyStreamTable(String name) {
        super("verifyStreamTable", name);
    }

    @Override
    Outcome with(Rows found) {
        List<String> id = List.of(found.text(0, 0));
        return Step.of(
                Maintenance.COLUMNS,
                id,
                columns -> Step.of(
                        Maintenance.SETTINGS,
                        id,
                        settings -> set(
                                settings.text(0, 0),
                                pinned -> Step.of(
                                        comparison(found, columns),
                                        result -> set(
                                                settings.text(0, 1),
                                                restored -> Step.of(
                                                        Maintenance.DISABLED,
                                                        id,
                                                        disabled -> new Done(report(result, disabled))))))));
    }

    private static Outcome set(String settings, Function<Rows, Outcome> next) {
        return Step.of(CatalogQueries.SET, List.of(settings), next);
    }

    private static String comparison(Rows found, Rows columns) {
        boolean tolerant = found.text(0, 3).equals("true");
        return new Comparison(
                        new Sql(found.text(0, 1)), new Sql(found.text(0, 2)), Comparison.columns(columns, tolerant))
                .sql()
                .sql();
    }

    private static String report(Rows result, Rows disabled) {
        String missing = result.text(0, 0);
        String extra = result.text(0, 2);
        boolean ok = missing.equals("0") && extra.equals("0");
        return Json.object(
                "ok", Boolean.toString(ok),
                "missing", Json.object("count", missing, "rows", result.text(0, 1)),
                "extra", Json.object("count", extra, "rows", result.text(0, 3)),
                "disabledTriggers", disabled.text(0, 0));
    }
}
