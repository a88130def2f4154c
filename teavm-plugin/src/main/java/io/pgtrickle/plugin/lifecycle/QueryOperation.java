package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.FactsQuery;
import io.pgtrickle.core.facts.FactsReader;
import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.parse.Nesting;
import io.pgtrickle.core.plan.Plan;
import io.pgtrickle.core.plan.ProbedType;
import io.pgtrickle.core.plan.QueryPlanner;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import io.pgtrickle.plugin.catalog.CatalogQueries;
import io.pgtrickle.plugin.catalog.SessionQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation on a defining query. Postgres makes a temporary view of the user's text, prints it back, and tells what it
 * reads and calls; where the planner wants to know types, it makes a second one, the probe.
 */
abstract class QueryOperation extends Operation {
    /** The first phase after the analysis. */
    static final int PLANNED = FIRST + 7;

    /** SQLSTATE of a function or operator that does not exist. */
    static final String NO_OPERATOR = "42883";

    private static final int BOOTSTRAPPED = FIRST;
    private static final int UNQUALIFIED = FIRST + 1;
    private static final int ANALYSED = FIRST + 2;
    private static final int PRINTING = FIRST + 3;
    private static final int KNOWN = FIRST + 4;
    private static final int PROBED = FIRST + 5;
    private static final int PINNED = FIRST + 6;

    private final String query;
    private final List<ProbedType> types = new ArrayList<>();
    private @Nullable Facts facts;
    private @Nullable QueryPlanner planner;

    /** The names of the stream table's objects. */
    Names names = new Names("0");

    /** The pinned settings and their values, as a JSON object. */
    String pinned = "{}";

    /** The same as SET clauses of a function. */
    Sql setClauses = Sql.EMPTY;

    QueryOperation(String operation, Optional<String> table, String query) {
        super(operation, table);
        this.query = query;
    }

    /** The first step once there is a catalog. */
    abstract Step begin();

    /** The step after the analysis. */
    abstract Step planned();

    @Override
    @Nullable String check() {
        QueryText.check(query);
        return null;
    }

    @Override
    boolean renews() {
        return true;
    }

    @Override
    final Step present() {
        return begin();
    }

    @Override
    final Step absent() {
        return install(BOOTSTRAPPED);
    }

    /** The user's text. */
    final String query() {
        return query;
    }

    /** The canonical query without its semicolon. */
    final String definingQuery() {
        String canonical = facts().canonical();
        return canonical.substring(0, canonical.length() - 1);
    }

    /** The oids of the sources, as an array of Postgres. */
    final String sources() {
        List<String> oids = new ArrayList<>();
        for (SourceFacts source : facts().sources()) {
            oids.add(source.oid());
        }
        return array(oids);
    }

    /** The plan; see {@link QueryPlanner#plan}. */
    final Plan plan(boolean storeOutputs) {
        return planner().plan(names, types, storeOutputs);
    }

    /** The stages as JSON. No text in it needs an escape. */
    final String stages(Plan plan) {
        StringBuilder text = new StringBuilder();
        for (Stage stage : plan.stages()) {
            text.append(text.length() == 0 ? "[" : ",")
                    .append("{\"name\":\"")
                    .append(stage.name())
                    .append("\",\"state\":\"")
                    .append(stage.state().sql())
                    .append("\",\"maintenance\":\"")
                    .append(stage.maintenance())
                    .append("\"}");
        }
        return text.append(']').toString();
    }

    /** The analysis begins by reading the text as the user's search path has it. */
    final Step analyse() {
        return at(UNQUALIFIED, Step.of(SessionQueries.SWITCH, settings()));
    }

    @Override
    Step next(int phase, Rows rows) {
        return switch (phase) {
            case BOOTSTRAPPED -> begin();
            case UNQUALIFIED -> at(ANALYSED, Step.of(QueryText.analysis(query)));
            case ANALYSED -> at(PRINTING, Step.of(SessionQueries.SWITCH, SessionQueries.PRINTING));
            case PRINTING -> ask(rows.text(0, 0));
            case KNOWN -> known(rows);
            case PROBED -> pin();
            default -> pinned(rows);
        };
    }

    @Override
    Failure refused(int phase, DatabaseError error) {
        // PGlite reports the second where its stack ended within the parser
        if (error.sqlstate().equals("54001") || error.sqlstate().equals("26000")) {
            return Nesting.tooDeep();
        }
        // what Postgres has printed of the query, it reads as another one
        if (phase > KNOWN && error.sqlstate().equals(NO_OPERATOR)) {
            return Failure.unsupported(
                    "A comparison of rows by operators of several schemas",
                    "Postgres does not print it as it reads it",
                    "Compare column by column.");
        }
        return phase == ANALYSED ? QueryText.refused(error) : super.refused(phase, error);
    }

    private Step ask(String formerSettings) {
        restoreLater(formerSettings);
        return at(KNOWN, Step.of(FactsQuery.SQL));
    }

    private Step known(Rows rows) {
        facts = FactsReader.read(rows.rows());
        planner = QueryPlanner.of(facts());
        Sql probe = planner().probe();
        return probe.isEmpty() ? pin() : at(PROBED, Step.of(CatalogQueries.CREATE_PROBE + probe.sql()));
    }

    private Step pin() {
        String pinnedNames = array(planner().settings().names());
        return at(PINNED, Step.of(CatalogQueries.PIN, pinnedNames, settings(), Boolean.toString(keepsChanges())));
    }

    private Step pinned(Rows rows) {
        names = new Names(rows.text(0, 0));
        pinned = rows.text(0, 1);
        setClauses = new Sql(rows.text(0, 2));
        for (int row = 0; row < rows.rows().size(); row++) {
            if (rows.cell(row, 3) != null) {
                types.add(new ProbedType(
                        rows.text(row, 3),
                        rows.isTrue(row, 4),
                        rows.isTrue(row, 5),
                        rows.isTrue(row, 6),
                        rows.isTrue(row, 7),
                        rows.isTrue(row, 8)));
            }
        }
        return planned();
    }

    private static String array(List<String> elements) {
        StringBuilder text = new StringBuilder("{");
        for (String element : elements) {
            text.append(text.length() == 1 ? "" : ",").append(element);
        }
        return text.append('}').toString();
    }

    private Facts facts() {
        return Objects.requireNonNull(facts);
    }

    private QueryPlanner planner() {
        return Objects.requireNonNull(planner);
    }
}
