package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.plan.Plan;
import io.pgtrickle.core.script.Installation;
import io.pgtrickle.core.script.MaintenanceScript;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import io.pgtrickle.plugin.catalog.CatalogQueries;
import io.pgtrickle.plugin.catalog.Descriptions;
import io.pgtrickle.plugin.catalog.Maintenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates a stream table: analyses the query, installs its plan, writes it down. */
public final class CreateStreamTable extends QueryOperation {
    private static final int TARGETED = PLANNED;
    private static final int REPLACED = PLANNED + 1;
    private static final int INSTALLED = PLANNED + 2;
    private static final int EXAMINED = PLANNED + 3;
    private static final int REMOVED = PLANNED + 4;
    private static final int RECORDED = PLANNED + 5;
    private static final int CLEANED = PLANNED + 6;
    private static final int DESCRIBED = PLANNED + 7;

    private final List<@Nullable String> taken;
    private final boolean ifNotExists;
    private final boolean orReplace;

    private String schema = "";
    private String name = "";
    private Sql view = Sql.EMPTY;
    private boolean storesOutputs;

    /**
     * @param name its name, as SQL would write it
     * @param query the defining query
     * @param ifNotExists leave a stream table of that name as it is
     * @param orReplace put the new one in the place of a stream table of that name
     */
    public CreateStreamTable(String name, String query, boolean ifNotExists, boolean orReplace) {
        super("createStreamTable", Optional.of(name), query);
        this.taken = List.of();
        this.ifNotExists = ifNotExists;
        this.orReplace = orReplace;
    }

    /**
     * Makes a stream table anew, in the place of the view that it has become; see {@link Maintenance#TAKE}.
     *
     * @param taken the arguments there: its name as SQL writes it, schema, name, original query, query as it reads now, pinned settings,
     *     those of the session, when it was created
     */
    public CreateStreamTable(List<@Nullable String> taken) {
        super("createStreamTable", Optional.of(text(taken, 0)), text(taken, 4));
        this.ifNotExists = false;
        this.orReplace = false;
        this.taken = taken;
    }

    @Override
    @Nullable String check() {
        if (!taken.isEmpty()) {
            return null;
        }
        if (ifNotExists && orReplace) {
            throw Failure.query(
                            ErrorCode.INVALID_OPTION,
                            "The options ifNotExists and orReplace exclude each other",
                            "",
                            "Pass one of them.")
                    .withFeature("ifNotExists")
                    .exception();
        }
        StreamTableName parsed = StreamTableName.parse(table().get());
        schema = parsed.schema();
        name = parsed.name();
        return super.check();
    }

    @Override
    Step begin() {
        if (!taken.isEmpty()) {
            view = new Sql(text(taken, 0));
            schema = text(taken, 1);
            name = text(taken, 2);
            restoreLater(text(taken, 5));
            return analyse();
        }
        if (schema.isEmpty()) {
            String current = schema();
            if (current == null) {
                throw noSchema("There is no schema to create it in", "Write the schema before the name.");
            }
            schema = current;
        }
        if (schema.equals("pgtrickle") || schema.equals("information_schema") || schema.startsWith("pg_")) {
            throw noSchema("The schema " + schema + " is not for stream tables", "Choose another schema.");
        }
        return at(TARGETED, Step.of(CatalogQueries.TARGET, schema, name));
    }

    @Override
    Step planned() {
        return install();
    }

    @Override
    Step next(int phase, Rows rows) {
        return switch (phase) {
            case TARGETED -> targeted(rows);
            case REPLACED -> analyse();
            case INSTALLED -> at(EXAMINED, Step.of(CatalogQueries.EXAMINE, view.sql()));
            case EXAMINED -> examined(rows);
            case REMOVED -> install();
            case RECORDED -> at(CLEANED, Step.of(CatalogQueries.CLEAN_UP));
            case CLEANED -> cleaned();
            case DESCRIBED -> done(rows.text(0, 0));
            default -> super.next(phase, rows);
        };
    }

    private Step targeted(Rows found) {
        if (found.isEmpty()) {
            throw noSchema("The schema " + schema + " does not exist", "Run CREATE SCHEMA first.");
        }
        view = new Sql(found.text(0, 0));
        String relation = found.cell(0, 1);
        if (relation == null) {
            return analyse();
        }
        String id = found.cell(0, 2);
        if (id == null) {
            throw exists("a relation of that name is no stream table", "Choose another name, or drop the relation.");
        }
        if (ifNotExists || (orReplace && query().equals(found.text(0, 3)))) {
            return describe(id);
        }
        if (orReplace) {
            return at(REPLACED, Step.of(Maintenance.DROP, relation, ""));
        }
        throw exists(
                "", "Pass { orReplace: true } to put the new one in its place, or { ifNotExists: true } to keep it.");
    }

    private Step install() {
        StringBuilder script = new StringBuilder("CREATE VIEW pgtrickle.")
                .append(Identifier.quoted(names.prefix() + "stream table " + view.sql())
                        .sql())
                .append(" AS ")
                .append(definingQuery())
                .append(";\n");
        Installation installation = new Installation(names, view, setClauses);
        for (Sql statement : MaintenanceScript.statements(plan(storesOutputs), installation)) {
            script.append(statement.sql()).append('\n');
        }
        return at(INSTALLED, Step.script(script.toString()));
    }

    /**
     * A view that itself depends on the session would show other results to other sessions: the state must keep
     * finished outputs then.
     */
    private Step examined(Rows rows) {
        if (rows.isTrue(0, 0)) {
            throw Failure.unsupported("The type of a column", "a constant in it has two", "Cast the whole column.")
                    .exception();
        }
        if (rows.isTrue(0, 1) && !setClauses.isEmpty() && !storesOutputs) {
            storesOutputs = true;
            return at(REMOVED, Step.of(Maintenance.REMOVE, names.id(), view.sql()));
        }
        return record(plan(storesOutputs));
    }

    private Step record(Plan plan) {
        List<Sql> identity = new ArrayList<>();
        for (KeyColumn key : plan.identity()) {
            identity.add(Sql.template("jsonb_build_object('column', {column}, 'type', {type}, 'nullable', {nullable})")
                    .with("column", Sql.literal(key.column().sql()))
                    .with("type", Sql.literal(key.type()))
                    .with("nullable", Sql.of(key.nullable() ? "TRUE" : "FALSE"))
                    .sql());
        }
        String sql = Sql.template(CatalogQueries.RECORD)
                .with("identity", Sql.join(", ", identity))
                .sql()
                .sql();
        return at(
                RECORDED,
                Step.of(
                        sql,
                        names.id(),
                        view.sql(),
                        schema,
                        name,
                        taken.isEmpty() ? query() : text(taken, 3),
                        plan.last().state().sql(),
                        plan.reader().outputList().sql(),
                        plan.reader().outputTail().sql(),
                        stages(plan),
                        pinned,
                        Boolean.toString(plan.inexactSums()),
                        sources(),
                        taken.isEmpty() ? null : text(taken, 7),
                        plan.order().sql(),
                        plan.lookups()));
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column));
    }

    private Step cleaned() {
        if (!taken.isEmpty()) {
            restoreLater(text(taken, 6));
        }
        return describe(names.id());
    }

    private Step describe(String id) {
        return at(DESCRIBED, Step.of(Descriptions.ONE, id));
    }

    /** Filling the state evaluates the query: what fails then fails on the rows that are there. */
    @Override
    Failure refused(int phase, DatabaseError error) {
        return phase == INSTALLED && !error.sqlstate().equals(NO_OPERATOR)
                ? Failure.query(
                                ErrorCode.DATABASE_ERROR,
                                "The defining query failed on the present rows",
                                error.explained(),
                                error.hint().isEmpty() ? QueryText.TRY : error.hint())
                        .withSqlstate(error.sqlstate())
                : super.refused(phase, error);
    }

    private static PgTrickleException noSchema(String problem, String hint) {
        return Failure.query(ErrorCode.INVALID_NAME, problem, "", hint)
                .withFeature("name")
                .exception();
    }

    private static PgTrickleException exists(String reason, String hint) {
        return Failure.streamTable(ErrorCode.ALREADY_EXISTS, "already exists", reason, hint)
                .exception();
    }
}
