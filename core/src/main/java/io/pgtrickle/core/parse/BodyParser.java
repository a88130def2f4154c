package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.Limit;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Parses the body of a query: SELECT, VALUES, and set operations, of which INTERSECT binds more tightly. */
final class BodyParser {
    private BodyParser() {}

    /** Takes operands combined by any set operator; a lone parenthesised query is itself. */
    static Query union(Cursor cursor) {
        Query left = intersection(cursor);
        for (int count = 1; cursor.at("UNION") || cursor.at("EXCEPT"); count++) {
            Nesting.check(count);
            SetOperation.Kind kind = cursor.at("UNION") ? SetOperation.Kind.UNION : SetOperation.Kind.EXCEPT;
            boolean all = all(cursor);
            left = plain(new SetOperation(kind, all, left, intersection(cursor)));
        }
        return left;
    }

    private static Query intersection(Cursor cursor) {
        Query left = operand(cursor);
        for (int count = 1; cursor.at("INTERSECT"); count++) {
            Nesting.check(count);
            boolean all = all(cursor);
            left = plain(new SetOperation(SetOperation.Kind.INTERSECT, all, left, operand(cursor)));
        }
        return left;
    }

    private static boolean all(Cursor cursor) {
        cursor.moveTo(cursor.position() + 1);
        return cursor.accept("ALL");
    }

    private static Query operand(Cursor cursor) {
        if (cursor.accept("(")) {
            Query query = QueryParser.query(cursor);
            cursor.expect(")");
            return query;
        }
        if (cursor.accept("VALUES")) {
            List<List<Scalar>> rows = new ArrayList<>();
            do {
                rows.add(ScalarParser.parenthesisedList(cursor));
            } while (cursor.accept(","));
            return plain(new QueryBody.Values(rows));
        }
        return plain(SelectParser.select(cursor));
    }

    private static Query plain(QueryBody body) {
        return new Query(List.of(), false, body, List.of(), Limit.NONE, List.of());
    }
}
