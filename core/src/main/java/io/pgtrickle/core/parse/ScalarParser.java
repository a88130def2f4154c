package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes scalar expressions: a run of tokens up to the next comma, closing parenthesis or word of a clause outside
 * parentheses. Postgres parenthesises every expression that holds such a word itself, but for two.
 */
final class ScalarParser {
    private static final Set<String> TERMINATORS = Set.of(
            "",
            ",",
            ")",
            "]",
            ";",
            "AS",
            "FROM",
            "WHERE",
            "GROUP",
            "HAVING",
            "WINDOW",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "FOR",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "ASC",
            "DESC",
            "NULLS",
            "USING",
            "ROWS",
            "ON",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS");

    private ScalarParser() {}

    /** Takes one expression. */
    static Scalar scalar(Cursor cursor) {
        return scalar(cursor, end(cursor));
    }

    /** Takes the expression that ends before {@code end}. */
    static Scalar scalar(Cursor cursor, int end) {
        int start = cursor.position();
        if (end == start) {
            throw cursor.unexpected();
        }
        Scalar scalar = new ScalarScanner(cursor, start, end).scan();
        cursor.moveTo(end);
        return scalar;
    }

    /** Takes expressions separated by commas. */
    static List<Scalar> list(Cursor cursor) {
        List<Scalar> scalars = new ArrayList<>();
        do {
            scalars.add(scalar(cursor));
        } while (cursor.accept(","));
        return scalars;
    }

    /** Takes expressions in parentheses. */
    static List<Scalar> parenthesisedList(Cursor cursor) {
        cursor.expect("(");
        List<Scalar> scalars = list(cursor);
        cursor.expect(")");
        return scalars;
    }

    /** Whether an expression ends, or none starts, here. */
    static boolean atEnd(Cursor cursor) {
        return end(cursor) == cursor.position();
    }

    private static int end(Cursor cursor) {
        int index = cursor.position();
        while (!TERMINATORS.contains(cursor.token(index).text()) || isInsideExpression(cursor, index)) {
            index = cursor.partner(index) + 1;
        }
        return index;
    }

    private static boolean isInsideExpression(Cursor cursor, int index) {
        return (cursor.is(index, "GROUP") && cursor.is(index - 1, "WITHIN"))
                || (cursor.is(index, "FOR") && cursor.is(index - 1, "COLLATION"));
    }
}
