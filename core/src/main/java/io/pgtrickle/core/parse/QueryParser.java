package io.pgtrickle.core.parse;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.query.CommonTableExpression;
import io.pgtrickle.core.query.Limit;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.SortItem;
import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses the SQL that {@code pg_get_viewdef} prints into the query model. Time is linear in the length of the text;
 * what is not understood is refused by name.
 */
public final class QueryParser {
    private static final Set<String> AFTER_WORDS = Set.of("", ",", ")", ";", "LIMIT", "OFFSET", "FETCH", "FOR");

    private QueryParser() {}

    /** The query of a canonical text. */
    public static Query parse(String canonical) {
        Cursor cursor = new Cursor(Lexer.tokens(canonical));
        Query query = query(cursor);
        cursor.accept(";");
        if (!cursor.at("")) {
            throw cursor.unexpected();
        }
        return query;
    }

    /** Takes a query, up to the parenthesis or end that closes it. */
    static Query query(Cursor cursor) {
        boolean with = cursor.accept("WITH");
        boolean recursive = with && cursor.accept("RECURSIVE");
        List<CommonTableExpression> expressions = with ? commonTableExpressions(cursor) : List.of();
        Query query = BodyParser.union(cursor);
        List<SortItem> orderBy = cursor.accept("ORDER") ? orderBy(cursor) : List.of();
        Limit limit = limit(cursor);
        List<String> locking = locking(cursor);
        if (!with && orderBy.isEmpty() && !limit.present() && locking.isEmpty()) {
            return query;
        }
        if (!query.with().isEmpty()
                || !query.orderBy().isEmpty()
                || query.limit().present()
                || !query.locking().isEmpty()) {
            throw Failure.unsupported(
                            "A clause after a parenthesised query",
                            "the query inside has a WITH, ORDER BY, LIMIT or FOR of its own",
                            "Put the parenthesised query into the FROM clause of another one.")
                    .exception();
        }
        return new Query(expressions, recursive, query.body(), orderBy, limit, locking);
    }

    private static List<CommonTableExpression> commonTableExpressions(Cursor cursor) {
        List<CommonTableExpression> expressions = new ArrayList<>();
        do {
            Identifier name = cursor.name();
            List<Identifier> columnAliases = cursor.names();
            cursor.expect("AS");
            cursor.accept("NOT");
            cursor.accept("MATERIALIZED");
            cursor.expect("(");
            expressions.add(new CommonTableExpression(name, columnAliases, query(cursor)));
            cursor.expect(")");
            if (cursor.at("SEARCH") || cursor.at("CYCLE")) {
                throw Failure.unsupported(
                                cursor.token(cursor.position()).text(),
                                "the order and the end of a recursive query are not kept up to date",
                                "Leave the clause out and compute its columns in the query itself.")
                        .exception();
            }
        } while (cursor.accept(","));
        return expressions;
    }

    private static List<SortItem> orderBy(Cursor cursor) {
        cursor.expect("BY");
        List<SortItem> items = new ArrayList<>();
        do {
            Scalar expression = ScalarParser.scalar(cursor);
            items.add(new SortItem(expression, words(cursor)));
        } while (cursor.accept(","));
        return items;
    }

    /** Takes LIMIT or FETCH and OFFSET, in either order. */
    private static Limit limit(Cursor cursor) {
        Optional<Scalar> count = Optional.empty();
        Optional<Scalar> offset = Optional.empty();
        boolean withTies = false;
        while (true) {
            if (cursor.accept("LIMIT")) {
                count = cursor.accept("ALL") ? Optional.empty() : Optional.of(ScalarParser.scalar(cursor));
            } else if (cursor.accept("OFFSET")) {
                offset = Optional.of(ScalarParser.scalar(cursor));
            } else if (cursor.accept("FETCH")) {
                cursor.expect("FIRST");
                count = Optional.of(ScalarParser.scalar(cursor));
                cursor.expect("ROWS");
                withTies = cursor.accept("WITH");
                cursor.expect(withTies ? "TIES" : "ONLY");
            } else {
                return new Limit(count, offset, withTies);
            }
        }
    }

    private static List<String> locking(Cursor cursor) {
        List<String> clauses = new ArrayList<>();
        while (cursor.at("FOR")) {
            cursor.moveTo(cursor.position() + 1);
            clauses.add("FOR " + words(cursor));
        }
        return clauses;
    }

    /** Takes what is left of a sort item or locking clause, and returns it as printed. */
    private static String words(Cursor cursor) {
        StringBuilder words = new StringBuilder();
        int end = cursor.position();
        while (!AFTER_WORDS.contains(cursor.token(end).text())) {
            end = cursor.partner(end) + 1;
        }
        for (Token token : cursor.tokens(cursor.position(), end)) {
            words.append(token.spaced() && words.length() > 0 ? " " : "").append(token.text());
        }
        cursor.moveTo(end);
        return words.toString();
    }
}
