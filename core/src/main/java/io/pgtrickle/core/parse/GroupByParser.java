package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.GroupBy;
import io.pgtrickle.core.query.GroupBy.Element;
import io.pgtrickle.core.query.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Parses GROUP BY: expressions and grouping sets, whose own nesting is dropped. */
final class GroupByParser {
    private GroupByParser() {}

    /** Takes a GROUP BY clause where one stands. */
    static GroupBy groupBy(Cursor cursor) {
        List<Element> elements = new ArrayList<>();
        if (!cursor.accept("GROUP")) {
            return new GroupBy(false, false, elements);
        }
        cursor.expect("BY");
        boolean distinct = cursor.accept("DISTINCT");
        do {
            elements.add(element(cursor));
        } while (cursor.accept(","));
        return new GroupBy(true, distinct, elements);
    }

    private static Element element(Cursor cursor) {
        int start = cursor.position();
        List<Scalar> expressions = new ArrayList<>();
        if (cursor.at("(") && cursor.partner(start) == start + 1) {
            cursor.moveTo(start + 2);
            return new Element.Sets("()", expressions);
        }
        String kind = kind(cursor);
        if (kind.isEmpty()) {
            return new Element.Expression(ScalarParser.scalar(cursor));
        }
        sets(cursor, kind, expressions);
        return new Element.Sets(kind, expressions);
    }

    /** Takes the words of ROLLUP, CUBE or GROUPING SETS; empty when an expression stands here. */
    private static String kind(Cursor cursor) {
        if (cursor.accept("ROLLUP")) {
            return "ROLLUP";
        }
        if (cursor.accept("CUBE")) {
            return "CUBE";
        }
        if (cursor.at("GROUPING") && cursor.is(cursor.position() + 1, "SETS")) {
            cursor.moveTo(cursor.position() + 2);
            return "GROUPING SETS";
        }
        return "";
    }

    private static void sets(Cursor cursor, String kind, List<Scalar> expressions) {
        cursor.expect("(");
        while (!cursor.at(")")) {
            String inner = kind(cursor);
            if (!inner.isEmpty()) {
                sets(cursor, inner, expressions);
            } else if (kind.equals("GROUPING SETS") || isList(cursor)) {
                sets(cursor, "", expressions);
            } else {
                expressions.add(ScalarParser.scalar(cursor));
            }
            if (!cursor.at(")")) {
                cursor.expect(",");
            }
        }
        cursor.expect(")");
    }

    /** Whether a list of expressions stands here, and not one that has parentheses of its own. */
    private static boolean isList(Cursor cursor) {
        int open = cursor.position();
        if (!cursor.at("(") || cursor.opensQuery(open)) {
            return false;
        }
        int index = open + 1;
        while (!cursor.is(index, ",") && !cursor.is(index, ")")) {
            index = cursor.partner(index) + 1;
        }
        return cursor.is(index, ",");
    }
}
