package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.Scalar;
import java.util.List;

/**
 * Takes scalar expressions: a run of tokens up to the next comma, closing parenthesis or word of a clause outside
 * parentheses. Postgres parenthesises every expression that holds such a word itself. What follows an expression of
 * ORDER BY or FETCH, such as DESC or ROWS ONLY, stays with it: no column is named there.
 */
final class ScalarParser {
    /** What ends a SELECT. */
    static final String END_OF_SELECT = "  ) ; ORDER LIMIT OFFSET FETCH FOR UNION INTERSECT EXCEPT ";

    /** What ends an expression. */
    static final String END_OF_SCALAR =
            END_OF_SELECT + ", ] AS FROM WHERE GROUP HAVING WINDOW JOIN LEFT RIGHT FULL CROSS ";

    private ScalarParser() {}

    /** Takes one expression. */
    static Scalar scalar(Cursor cursor) {
        return scalar(cursor, cursor.find(cursor.position(), END_OF_SCALAR));
    }

    /** Takes what stands in parentheses, with them. */
    static Scalar parenthesised(Cursor cursor) {
        return scalar(cursor, cursor.partner(cursor.position()) + 1);
    }

    /** Takes the expression that ends before {@code end}. */
    static Scalar scalar(Cursor cursor, int end) {
        int start = cursor.position();
        if (end == start) {
            throw cursor.unexpected();
        }
        Scalar scalar = new ScalarScanner(cursor, start).scalar(end);
        cursor.moveTo(end);
        return scalar;
    }

    /** Takes expressions separated by commas. */
    static void list(Cursor cursor, List<Scalar> scalars) {
        do {
            scalars.add(scalar(cursor));
        } while (cursor.accept(","));
    }
}
