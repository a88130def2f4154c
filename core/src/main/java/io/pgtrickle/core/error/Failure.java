package io.pgtrickle.core.error;

/** What went wrong, in parts, before it is known which operation on which stream table it stopped. */
public final class Failure {
    private final ErrorCode code;
    private final String problem;
    private final String reason;
    private final String hint;
    private final boolean ofStreamTable;
    private final String feature;
    private final String sqlstate;
    private final int position;

    private Failure(
            ErrorCode code,
            String problem,
            String reason,
            String hint,
            boolean ofStreamTable,
            String feature,
            String sqlstate,
            int position) {
        this.code = code;
        this.problem = problem;
        this.reason = reason;
        this.hint = hint;
        this.ofStreamTable = ofStreamTable;
        this.feature = feature;
        this.sqlstate = sqlstate;
        this.position = position;
    }

    /** A feature of SQL that is refused. */
    public static Failure unsupported(String feature, String reason, String hint) {
        return query(ErrorCode.UNSUPPORTED_FEATURE, feature + " is not supported", reason, hint)
                .withFeature(feature);
    }

    /** A problem with part of the query: {@code LEFT JOIN is not supported in stream table "x" (createStreamTable): …}. */
    public static Failure query(ErrorCode code, String problem, String reason, String hint) {
        return new Failure(code, problem, reason, hint, false, "", code.sqlstate(), 0);
    }

    /** A problem with the stream table itself: {@code Stream table "x" already exists (createStreamTable): …}. */
    public static Failure streamTable(ErrorCode code, String problem, String reason, String hint) {
        return new Failure(code, problem, reason, hint, true, "", code.sqlstate(), 0);
    }

    /** A defect of ours. */
    public static Failure internal(String problem) {
        return query(
                ErrorCode.INTERNAL,
                "An internal error occurred",
                problem,
                "Please report it with the query at https://github.com/pgtrickle/pglite-lite/issues.");
    }

    /** The same with the name of what it concerns. */
    public Failure withFeature(String name) {
        return new Failure(code, problem, reason, hint, ofStreamTable, name, sqlstate, position);
    }

    /** The same with the place in the defining query. */
    public Failure withPosition(int character) {
        return new Failure(code, problem, reason, hint, ofStreamTable, feature, sqlstate, character);
    }

    /** The same with the SQLSTATE that Postgres gave. */
    public Failure withSqlstate(String state) {
        return new Failure(code, problem, reason, hint, ofStreamTable, feature, state, position);
    }

    /** Its code. */
    public ErrorCode code() {
        return code;
    }

    /** What is wrong: a clause without a full stop; of the stream table itself a predicate such as {@code already exists}. */
    public String problem() {
        return problem;
    }

    /** Why, a clause without a full stop; empty where the problem says it all. */
    public String reason() {
        return reason;
    }

    /** What to do: one sentence, or empty when nothing can be done. */
    public String hint() {
        return hint;
    }

    /** Whether the problem is said of the stream table, not of part of the query. */
    public boolean ofStreamTable() {
        return ofStreamTable;
    }

    /** The SQL feature or argument concerned; empty when there is none. */
    public String feature() {
        return feature;
    }

    /** Its SQLSTATE, that of the code unless Postgres gave one. */
    public String sqlstate() {
        return sqlstate;
    }

    /** The 1-based character of the defining query it concerns, 0 when unknown. */
    public int position() {
        return position;
    }

    /** This failure as an exception. */
    public PgTrickleException exception() {
        return new PgTrickleException(this);
    }
}
