package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.plugin.catalog.Bootstrap;
import io.pgtrickle.plugin.catalog.Maintenance;
import io.pgtrickle.plugin.catalog.SessionQueries;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of the public API, run step by step by whoever holds the database. Each step belongs to a phase, which says
 * what its rows are. From the first statement to the last one the search path holds nothing of the user's, so that names
 * in our statements mean what they say; only the user's own text is read under the user's path.
 */
public abstract class Operation {
    /** The first phase of the operation's own. */
    static final int FIRST = 7;

    private static final int LOOKED = 0;
    private static final int CHECKED = 1;
    private static final int ENDED = 2;
    private static final int OUTDATED = 3;
    private static final int TAKEN = 4;
    private static final int VIEWED = 5;
    private static final int REMADE = 6;

    private final String name;
    private final Optional<String> table;

    private int phase = LOOKED;
    private String settings = "{}";
    private @Nullable String relation;
    private @Nullable String schema;
    private String result = "null";
    private String taken = "";

    /**
     * @param name the API call, such as {@code createStreamTable}
     * @param table the stream table's name as the user gave it
     */
    Operation(String name, Optional<String> table) {
        this.name = name;
        this.table = table;
    }

    /** The API call. */
    public final String name() {
        return name;
    }

    /** The stream table's name as the user gave it. */
    public final Optional<String> table() {
        return table;
    }

    /** Whether what it did to the database stays; whoever runs it takes it back otherwise. */
    public boolean keepsChanges() {
        return true;
    }

    /**
     * The result as JSON, once there is no further step; before, null or, before the next step, the stream tables that are
     * to be made anew by {@link CreateStreamTable}: an object with arrays of arguments under {@code taken}.
     */
    public final String result() {
        return result;
    }

    /** Begins the operation. */
    public final Step start() {
        return at(LOOKED, Step.of(SessionQueries.LOOK, check()));
    }

    /** Goes on with the rows of the last step; gives the next one, or null at the end. */
    public final @Nullable Step resume(Rows rows) {
        if (phase == LOOKED) {
            settings = rows.text(0, 0);
            relation = rows.cell(0, 2);
            schema = rows.cell(0, 3);
            return rows.isTrue(0, 1) ? at(CHECKED, Step.of(Bootstrap.INSTALLED_VERSION)) : absent();
        }
        return switch (phase) {
            case CHECKED -> checked(rows);
            case ENDED -> null;
            case OUTDATED -> {
                taken = rows.text(0, 0);
                yield at(VIEWED, Step.script(rows.text(0, 1)));
            }
            case VIEWED -> install(REMADE);
            case TAKEN -> renew(rows.text(0, 0));
            case REMADE -> renew(taken);
            default -> next(phase, rows);
        };
    }

    private Step checked(Rows rows) {
        boolean outdated = rows.isTrue(0, 1);
        if (!outdated) {
            requireKnown(rows.text(0, 0));
            if (!renews() || !rows.isTrue(0, 2)) {
                return present();
            }
        }
        return at(outdated ? OUTDATED : TAKEN, Step.of(Maintenance.TAKE, outdated ? "ACTIVE" : "SUSPENDED"));
    }

    /** Goes on, once whoever runs it has made these stream tables anew. */
    private Step renew(String rows) {
        result = rows;
        return present();
    }

    /** The error to report when Postgres refused the last step. */
    public final PgTrickleException fail(DatabaseError error) {
        return refused(phase, error).exception();
    }

    /** Whether it wants suspended stream tables made anew first. */
    abstract boolean renews();

    /** What is checked before anything runs; gives the name of the relation to look for, or null. */
    abstract @Nullable String check();

    /** The first step of its own where there is a catalog. */
    abstract Step present();

    /** The first step of its own where there is none. */
    abstract Step absent();

    /** The step that follows the one of a phase of its own. */
    abstract Step next(int phase, Rows rows);

    /** What it means that Postgres refused the step of a phase. */
    Failure refused(int phase, DatabaseError error) {
        if (error.sqlstate().equals(ErrorCode.HAS_DEPENDENTS.sqlstate())) {
            return Failure.streamTable(
                    ErrorCode.HAS_DEPENDENTS,
                    "cannot be dropped",
                    error.detail().isEmpty() ? error.message() : error.detail(),
                    "Drop what reads it first, or pass { cascade: true } to dropStreamTable.");
        }
        return Failure.query(ErrorCode.DATABASE_ERROR, error.message(), error.detail(), error.hint())
                .withSqlstate(error.sqlstate());
    }

    /** The oid of the relation that SQL would find under the name, or null. */
    final @Nullable String relation() {
        return relation;
    }

    /** The schema in which SQL would create a relation, or null. */
    final @Nullable String schema() {
        return schema;
    }

    /** The settings that the operation has changed, as they were, as a JSON object. */
    final String settings() {
        return settings;
    }

    /** Remembers settings as they were; they are restored at the end. */
    final void restoreLater(String formerSettings) {
        settings = formerSettings;
    }

    /** Creates the catalog. */
    final Step install(int newPhase) {
        return at(newPhase, Step.script(Bootstrap.SCRIPT));
    }

    /** A step and its phase. */
    final Step at(int newPhase, Step step) {
        phase = newPhase;
        return step;
    }

    /** The last step, which leaves the session as it was. */
    final Step done(String json) {
        result = json;
        return at(ENDED, Step.of(SessionQueries.SWITCH, settings));
    }

    private static void requireKnown(String version) {
        if (!version.equals(Bootstrap.VERSION)) {
            throw Failure.query(
                            ErrorCode.INCOMPATIBLE_CATALOG,
                            "The catalog of this database has version " + version,
                            "this is version " + Bootstrap.VERSION,
                            "Use @pgtrickle/pglite-lite " + version + " or newer.")
                    .exception();
        }
    }
}
