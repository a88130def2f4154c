package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.facts.FactsQuery;
import io.pgtrickle.core.parse.Lexer;
import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.sql.Identifier;
import java.util.List;

/** The user's query before Postgres has read it: one SELECT, and nothing that a view cannot hold. */
final class QueryText {
    private static final String PREFIX = "CREATE TEMPORARY VIEW " + FactsQuery.VIEW + " AS\n";

    private QueryText() {}

    /** Refuses what is not one SELECT, in words that Postgres would not find. */
    static void check(String text) {
        List<Token> tokens = Lexer.tokens(text);
        Token first = tokens.get(0);
        if (first.kind() == Token.Kind.END) {
            throw Failure.query(ErrorCode.INVALID_QUERY, "The defining query is empty", "", "Pass one SELECT.")
                    .exception();
        }
        if (!(first.is("select") || first.is("with") || first.is("values") || first.is("table") || first.is("("))) {
            throw Failure.unsupported(
                            "A query that starts with " + new Identifier(first.text()),
                            "a stream table is defined by one SELECT",
                            "Pass one SELECT.")
                    .exception();
        }
        boolean ended = false;
        for (Token token : tokens) {
            if (ended && token.kind() != Token.Kind.END && !token.is(";")) {
                throw Failure.unsupported(
                                "More than one statement",
                                "a stream table is defined by one SELECT",
                                "Pass one SELECT.")
                        .exception();
            }
            ended |= token.is(";");
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
    static PgTrickleException refused(DatabaseError error) {
        int position = Math.max(0, error.position() - PREFIX.length());
        boolean unsupported = error.sqlstate().equals(ErrorCode.UNSUPPORTED_FEATURE.sqlstate());
        return Failure.query(
                        unsupported ? ErrorCode.UNSUPPORTED_FEATURE : ErrorCode.INVALID_QUERY,
                        "The defining query is not valid",
                        error.message() + (error.detail().isEmpty() ? "" : " (" + error.detail() + ")"),
                        error.hint().isEmpty() ? hint(error.sqlstate()) : error.hint())
                .withSqlstate(error.sqlstate())
                .withPosition(position)
                .exception();
    }

    private static String hint(String sqlstate) {
        return switch (sqlstate) {
            case "42P01" -> "Create the table first, or write its schema.";
            case "42703" -> "Check the column names.";
            case "42701" -> "Give every output column a name of its own with AS.";
            case "42601" -> "Correct the syntax.";
            default -> "Try the query by itself first.";
        };
    }
}
