package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.FactsQuery;
import io.pgtrickle.core.facts.FactsReader;
import io.pgtrickle.core.plan.ProbedType;
import io.pgtrickle.core.plan.QueryPlanner;
import io.pgtrickle.core.plan.Settings;
import io.pgtrickle.core.sql.Sql;
import io.pgtrickle.plugin.catalog.CatalogQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The steps that turn the user's text into an {@link Analysis}: Postgres makes a temporary view of it, prints it back,
 * and tells what it reads and calls. The temporary views stay until {@link #CLEAN_UP}; the search path stays at
 * {@code pg_catalog}, as everything printed is qualified for it.
 */
final class QueryAnalysis {

    /** Removes the temporary views. */
    static final String CLEAN_UP = "DROP VIEW IF EXISTS pg_temp.__pgt_query, pg_temp.__pgt_probe";

    /** Constants must be printed so that every session reads them alike. */
    private static final String PRINTING = Json.object(
            "DateStyle", "\"ISO\"",
            "IntervalStyle", "\"postgres\"",
            "extra_float_digits", "\"1\"",
            "bytea_output", "\"hex\"");

    private static final String PRINTING_NAMES =
            Json.array(List.of("\"DateStyle\"", "\"IntervalStyle\"", "\"extra_float_digits\"", "\"bytea_output\""));

    private static final String QUALIFYING = Json.object("search_path", "\"pg_catalog\"");

    private final Function<Analysis, Outcome> next;

    private QueryAnalysis(Function<Analysis, Outcome> next) {
        this.next = next;
    }

    /** The first step; {@code next} gets the result. */
    static Outcome of(String text, Function<Analysis, Outcome> next) {
        QueryText.check(text);
        QueryAnalysis analysis = new QueryAnalysis(next);
        return Step.of(QueryText.analysis(text), rows -> analysis.capturePrinting())
                .whenRefused(QueryText::refused);
    }

    private Outcome capturePrinting() {
        return Step.of(
                CatalogQueries.CAPTURE,
                List.of(PRINTING_NAMES),
                captured -> set(QUALIFYING, () -> set(PRINTING, () -> readFacts(captured.text(0, 0)))));
    }

    private Outcome readFacts(String printing) {
        return Step.of(FactsQuery.SQL, rows -> {
            Facts facts = FactsReader.read(rows.rows());
            QueryPlanner planner = QueryPlanner.of(facts);
            if (planner.probe().isEmpty()) {
                return finish(facts, planner, List.of(), printing);
            }
            Sql probe = planner.probe().get();
            return Step.of(
                    "CREATE TEMPORARY VIEW __pgt_probe AS " + probe,
                    created ->
                            Step.of(CatalogQueries.PROBED, probed -> finish(facts, planner, types(probed), printing)));
        });
    }

    private Outcome finish(Facts facts, QueryPlanner planner, List<ProbedType> types, String printing) {
        return set(
                printing,
                () -> Step.of(
                        CatalogQueries.CAPTURE,
                        List.of(names(planner.settings())),
                        captured -> next.apply(new Analysis(
                                facts, planner, types, captured.text(0, 0), new Sql(captured.text(0, 1))))));
    }

    private static Outcome set(String settings, Supplier<Outcome> then) {
        return Step.of(CatalogQueries.SET, List.of(settings), rows -> then.get());
    }

    private static List<ProbedType> types(Rows rows) {
        List<ProbedType> types = new ArrayList<>();
        for (int row = 0; row < rows.rows().size(); row++) {
            types.add(new ProbedType(
                    rows.text(row, 0),
                    rows.text(row, 1).equals("true"),
                    rows.text(row, 2).equals("true"),
                    rows.text(row, 3).equals("true")));
        }
        return types;
    }

    private static String names(Settings settings) {
        List<String> names = new ArrayList<>();
        for (String name : settings.names()) {
            names.add(Json.string(name));
        }
        return Json.array(names);
    }
}
