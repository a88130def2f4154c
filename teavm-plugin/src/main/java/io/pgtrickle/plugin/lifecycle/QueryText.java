package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.facts.FactsQuery;
import io.pgtrickle.core.parse.Lexer;
import io.pgtrickle.core.query.Token;

/** The user's query before Postgres has read it: one SELECT, and nothing that a view cannot hold. */
final class QueryText {
    /** What to do about a query that fails. */
    static final String TRY = "Try the query by itself first.";

    private static final String PREFIX = "CREATE TEMPORARY VIEW " + FactsQuery.VIEW + " AS\n";

    private QueryText() {}

    /** Refuses what is not one SELECT, in words that Postgres would not find. */
    static void check(String text) {
        Token first = Lexer.tokens(text).get(0);
        if (first.kind() == Token.Kind.END) {
            throw Failure.query(ErrorCode.INVALID_QUERY, "The defining query is empty", "", "Pass one SELECT.")
                    .exception();
        }
        if (!(first.is("select") || first.is("with") || first.is("values") || first.is("table") || first.is("("))) {
            throw notOneSelect("A query that starts with " + first.text());
        }
        boolean ended = false;
        for (Token token : Lexer.tokens(text)) {
            if (token.is(";")) {
                ended = true;
            } else if (ended && token.kind() != Token.Kind.END) {
                throw notOneSelect("More than one statement");
            }
            if (token.kind() == Token.Kind.PARAMETER) {
                throw Failure.unsupported(
                                "The parameter " + token.text(),
                                "a defining query is kept, its parameters are not",
                                "Write the value into the query.")
                        .exception();
            }
        }
    }

    /** The statement that lets Postgres analyse the query. */
    static String analysis(String text) {
        return PREFIX + text;
    }

    /** What Postgres said against the query, placed in the user's own text. */
    static Failure refused(DatabaseError error) {
        boolean unsupported = error.sqlstate().equals(ErrorCode.UNSUPPORTED_FEATURE.sqlstate());
        return Failure.query(
                        unsupported ? ErrorCode.UNSUPPORTED_FEATURE : ErrorCode.INVALID_QUERY,
                        "The defining query is not valid",
                        error.explained(),
                        error.hint().isEmpty() ? hint(error.sqlstate()) : error.hint())
                .withSqlstate(error.sqlstate())
                .withPosition(Math.max(0, error.position() - PREFIX.length()));
    }

    private static String hint(String sqlstate) {
        if (sqlstate.equals("42P01")) {
            return "Create the table first, or write its schema.";
        }
        if (sqlstate.equals("42701")) {
            return "Give every output column a name of its own with AS.";
        }
        return TRY;
    }

    private static PgTrickleException notOneSelect(String feature) {
        return Failure.unsupported(feature, "a stream table is defined by one SELECT", "Pass one SELECT.")
                .exception();
    }
}
