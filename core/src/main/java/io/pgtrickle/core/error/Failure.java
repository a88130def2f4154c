package io.pgtrickle.core.error;

import java.util.Optional;

/**
 * What went wrong, in parts, before it is known which operation on which stream table it stopped.
 *
 * @param code its code
 * @param sqlstate its SQLSTATE, that of the code unless Postgres gave one
 * @param subject how the message starts
 * @param problem what is wrong: a clause without a full stop
 * @param reason why, a clause without a full stop; empty where the problem says it all
 * @param hint what to do: one sentence, or empty when nothing can be done
 * @param feature the SQL feature or argument concerned
 * @param position the 1-based character of the defining query it concerns, 0 when unknown
 */
public record Failure(
        ErrorCode code,
        String sqlstate,
        Subject subject,
        String problem,
        String reason,
        String hint,
        Optional<String> feature,
        int position) {

    /** What the problem is said of. */
    public enum Subject {
        /** Part of the query: {@code LEFT JOIN is not supported in stream table "x" (createStreamTable): …}. */
        QUERY,
        /** The stream table itself: {@code Stream table "x" already exists (createStreamTable): …}. */
        STREAM_TABLE
    }

    /** A feature of SQL that is refused. */
    public static Failure unsupported(String feature, String reason, String hint) {
        return new Failure(
                ErrorCode.UNSUPPORTED_FEATURE,
                ErrorCode.UNSUPPORTED_FEATURE.sqlstate(),
                Subject.QUERY,
                feature + " is not supported",
                reason,
                hint,
                Optional.of(feature),
                0);
    }

    /** A problem with the query as a whole. */
    public static Failure query(ErrorCode code, String problem, String reason, String hint) {
        return new Failure(code, code.sqlstate(), Subject.QUERY, problem, reason, hint, Optional.empty(), 0);
    }

    /** A problem with the stream table as a whole; {@code problem} is a predicate such as {@code already exists}. */
    public static Failure streamTable(ErrorCode code, String problem, String reason, String hint) {
        return new Failure(code, code.sqlstate(), Subject.STREAM_TABLE, problem, reason, hint, Optional.empty(), 0);
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
        return new Failure(code, sqlstate, subject, problem, reason, hint, Optional.of(name), position);
    }

    /** The same with the place in the defining query. */
    public Failure withPosition(int character) {
        return new Failure(code, sqlstate, subject, problem, reason, hint, feature, character);
    }

    /** The same with the SQLSTATE that Postgres gave. */
    public Failure withSqlstate(String state) {
        return new Failure(code, state, subject, problem, reason, hint, feature, position);
    }

    /** This failure as an exception. */
    public PgTrickleException exception() {
        return new PgTrickleException(this, Optional.empty(), "");
    }
}
