package io.pgtrickle.core.error;

/** The codes of {@link PgTrickleException}, each with the SQLSTATE of the nearest error of Postgres. */
public enum ErrorCode {
    /** The name of a stream table is not one. */
    INVALID_NAME("42602"),
    /** An argument or option has a value that means nothing. */
    INVALID_OPTION("22023"),
    /** The defining query is not one SELECT that Postgres accepts. */
    INVALID_QUERY("42601"),
    /** The defining query is legal SQL that is not maintained. */
    UNSUPPORTED_FEATURE("0A000"),
    /** A source table has no key that tells its rows apart. */
    MISSING_PRIMARY_KEY("55000"),
    /** The defining query nests deeper than the compiler follows. */
    QUERY_TOO_COMPLEX("54001"),
    /** The name is taken. */
    ALREADY_EXISTS("42P07"),
    /** There is no stream table of that name. */
    NOT_FOUND("42P01"),
    /** Something else reads the stream table. */
    HAS_DEPENDENTS("2BP01"),
    /** The catalog in the database was written by a version this one does not know. */
    INCOMPATIBLE_CATALOG("55000"),
    /** Postgres refused a statement; its own error is the cause. */
    DATABASE_ERROR("XX000"),
    /** A defect of ours. */
    INTERNAL("XX000");

    private final String sqlstate;

    ErrorCode(String sqlstate) {
        this.sqlstate = sqlstate;
    }

    /** The SQLSTATE reported when Postgres has not given one itself. */
    public String sqlstate() {
        return sqlstate;
    }
}
