package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.QueryBody.Values;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses the SQL that {@code pg_get_viewdef} prints into the query model. Time is linear in the length of the text;
 * what is not understood is refused by name.
 */
public final class QueryParser {
    private QueryParser() {}

    /** The query of a canonical text. */
    public static Query parse(String canonical) {
        Cursor cursor = new Cursor(Lexer.tokens(canonical));
        Query query = query(cursor);
        cursor.accept(";");
        cursor.expect("");
        return query;
    }

    /** The scalar expression that a text is, which no word of a clause ends. */
    public static Scalar expression(String text) {
        Cursor cursor = new Cursor(Lexer.tokens(text));
        return ScalarParser.scalar(cursor, cursor.find(0, "  "));
    }

    /** Takes a query, up to the parenthesis or end that closes it. */
    static Query query(Cursor cursor) {
        int start = cursor.position();
        List<Computed> with = new ArrayList<>();
        boolean recursive = false;
        if (cursor.accept("WITH")) {
            recursive = cursor.accept("RECURSIVE");
            do {
                cursor.count();
                Identifier name = cursor.name();
                List<Identifier> columnAliases = cursor.names();
                cursor.moveTo(cursor.find(cursor.position(), "  ( "));
                Scalar inner = ScalarParser.parenthesised(cursor);
                with.add(new Computed(false, inner, Optional.of(name), columnAliases, inner.text()));
            } while (cursor.accept(","));
        }
        Query query = combined(cursor, false);
        for (Computed inner : query.with()) {
            with.add(inner);
        }
        // the lists are this parser's own until the outermost query is returned
        List<Scalar> orderBy = query.orderBy();
        if (cursor.accept("ORDER")) {
            cursor.expect("BY");
            ScalarParser.list(cursor, orderBy);
        }
        List<Scalar> limit = query.limit();
        while (cursor.isOneOf(cursor.position(), " LIMIT OFFSET FETCH ")) {
            int end = cursor.find(cursor.position() + 1, ScalarParser.END_OF_SCALAR);
            Scalar clause = ScalarParser.scalar(cursor, end);
            if (!clause.text().equals("LIMIT ALL")) {
                limit.add(clause);
            }
        }
        boolean locking = cursor.at("FOR");
        if (locking) {
            cursor.moveTo(cursor.find(cursor.position(), "  ) ; "));
        }
        return new Query(
                with,
                recursive || query.recursive(),
                query.body(),
                orderBy,
                limit,
                locking || query.locking(),
                cursor.text(start));
    }

    /** Takes queries combined by set operators, of which INTERSECT binds more tightly. */
    private static Query combined(Cursor cursor, boolean tightly) {
        int start = cursor.position();
        Query left = operand(cursor, tightly);
        while (cursor.isOneOf(cursor.position(), tightly ? " INTERSECT " : " UNION EXCEPT ")) {
            String kind = cursor.combination();
            boolean all = cursor.accept("ALL");
            left = plain(new SetOperation(kind, all, left, operand(cursor, tightly)), cursor, start);
        }
        return left;
    }

    /** Takes an operand; a parenthesised query is itself, and what follows the parenthesis is added to its clauses. */
    private static Query operand(Cursor cursor, boolean tightly) {
        if (!tightly) {
            return combined(cursor, true);
        }
        int start = cursor.position();
        if (cursor.accept("(")) {
            Query query = query(cursor);
            cursor.expect(")");
            return query;
        }
        if (cursor.accept("VALUES")) {
            List<Scalar> rows = new ArrayList<>();
            ScalarParser.list(cursor, rows);
            return plain(new Values(rows), cursor, start);
        }
        return plain(SelectParser.select(cursor), cursor, start);
    }

    private static Query plain(QueryBody body, Cursor cursor, int start) {
        return new Query(
                new ArrayList<>(), false, body, new ArrayList<>(), new ArrayList<>(), false, cursor.text(start));
    }
}
