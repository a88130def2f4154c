package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.plan.Plan;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.script.Installation;
import io.pgtrickle.core.script.MaintenanceScript;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import io.pgtrickle.plugin.catalog.CatalogQueries;
import io.pgtrickle.plugin.catalog.Descriptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The steps that install an analysed query and write it into the catalog. */
final class Installing {
    private final String id;
    private final Names names;
    private final QualifiedName view;
    private final String query;
    private final String searchPath;
    private final Analysis analysis;

    /**
     * @param id the new pgt_id
     * @param view where the stream table goes
     * @param query the user's text
     * @param searchPath the search path to restore at the end
     * @param analysis what is known of the query
     */
    Installing(String id, QualifiedName view, String query, String searchPath, Analysis analysis) {
        this.id = id;
        this.names = new Names(id);
        this.view = view;
        this.query = query;
        this.searchPath = searchPath;
        this.analysis = analysis;
    }

    Outcome begin() {
        return install(analysis.plan(names, false), false);
    }

    /** Ends an operation with the description of one stream table. */
    static Outcome describe(String id) {
        return Step.of(Descriptions.LIST, Arrays.asList(id), list -> {
            String json = list.text(0, 0);
            return new Done(json.substring(1, json.length() - 1));
        });
    }

    private Outcome install(Plan plan, boolean storesOutputs) {
        Installation installation = new Installation(names, view, analysis.setClauses());
        StringBuilder script = new StringBuilder();
        for (Sql statement : MaintenanceScript.statements(plan, installation)) {
            script.append(statement).append('\n');
        }
        return Step.script(script.toString(), () -> checkView(plan, storesOutputs))
                .whenRefused(this::refused);
    }

    /**
     * A view that itself depends on the session would show other results to other sessions: the state must keep
     * finished outputs then.
     */
    private Outcome checkView(Plan plan, boolean storesOutputs) {
        if (analysis.planner().settings().names().isEmpty() || storesOutputs) {
            return checkColumns(plan);
        }
        return Step.of(CatalogQueries.DEPENDS_ON_SESSION, List.of(view.sql()), depends -> {
            if (depends.text(0, 0).equals("true")) {
                return Dropping.remove(id, List.of(view.sql()), () -> install(analysis.plan(names, true), true));
            }
            return checkColumns(plan);
        });
    }

    private Outcome checkColumns(Plan plan) {
        return Step.of(CatalogQueries.DIFFERING_COLUMNS, List.of(view.sql()), differing -> {
            if (!differing.text(0, 0).equals("0")) {
                throw Failure.internal("the columns of the stream table differ from those of the query")
                        .exception();
            }
            return writeDown(plan);
        });
    }

    private Outcome writeDown(Plan plan) {
        List<String> identity = new ArrayList<>();
        for (KeyColumn key : plan.identity()) {
            identity.add(Json.object(
                    "column", Json.string(key.column().sql()),
                    "type", Json.string(key.type()),
                    "nullable", Boolean.toString(key.nullable())));
        }
        return Step.of(
                CatalogQueries.INSERT,
                List.of(
                        id,
                        view.sql(),
                        query,
                        analysis.definingQuery(),
                        names.state(plan.last().name()).sql(),
                        plan.reader().outputList().sql(),
                        plan.reader().outputTail().sql(),
                        Json.array(identity),
                        stages(plan, names),
                        analysis.settings(),
                        Boolean.toString(plan.inexactSums())),
                rows -> dependency(0));
    }

    private Outcome dependency(int index) {
        if (index == analysis.facts().sources().size()) {
            return Step.of(
                    QueryAnalysis.CLEAN_UP,
                    rows -> Step.of(
                            CatalogQueries.SET,
                            List.of(Json.object("search_path", Json.string(searchPath))),
                            set -> describe(id)));
        }
        SourceFacts source = analysis.facts().sources().get(index);
        return Step.of(
                CatalogQueries.INSERT_DEPENDENCY,
                List.of(id, source.oid(), source.streamTable().isPresent() ? "STREAM_TABLE" : "TABLE"),
                rows -> dependency(index + 1));
    }

    /** The stages as JSON, for the catalog and for validateQuery. */
    static String stages(Plan plan, Names names) {
        List<String> stages = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            stages.add(Json.object(
                    "name", Json.string(stage.name()),
                    "state", Json.string(names.state(stage.name()).sql()),
                    "maintenance", Json.string(stage.maintenance())));
        }
        return Json.array(stages);
    }

    /** Filling the state evaluates the query: what fails then fails on the rows that are there. */
    private PgTrickleException refused(DatabaseError error) {
        return Failure.query(
                        ErrorCode.DATABASE_ERROR,
                        "The defining query failed on the present rows",
                        error.message() + (error.detail().isEmpty() ? "" : " (" + error.detail() + ")"),
                        error.hint().isEmpty() ? "Try the query by itself first." : error.hint())
                .withSqlstate(error.sqlstate())
                .exception();
    }
}
