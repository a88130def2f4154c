package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.GroupBy;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses one SELECT, from its first word to its WINDOW clause. */
final class SelectParser {
    /** The name Postgres gives to an output column that has none; it is not printed in nested queries. */
    private static final Identifier NAMELESS = new Identifier("\"?column?\"");

    private SelectParser() {}

    /** Takes a SELECT. */
    static Select select(Cursor cursor) {
        cursor.expect("SELECT");
        Select.Distinct distinct = distinct(cursor);
        List<SelectItem> items = items(cursor);
        List<FromItem> from = cursor.accept("FROM") ? FromParser.items(cursor) : List.of();
        Optional<Scalar> where = predicate(cursor, "WHERE");
        GroupBy groupBy = GroupByParser.groupBy(cursor);
        Optional<Scalar> having = predicate(cursor, "HAVING");
        return new Select(distinct, items, from, where, groupBy, having, windows(cursor));
    }

    private static Select.Distinct distinct(Cursor cursor) {
        boolean present = cursor.accept("DISTINCT");
        boolean on = present && cursor.accept("ON");
        return new Select.Distinct(present, on ? ScalarParser.parenthesisedList(cursor) : List.of());
    }

    private static List<SelectItem> items(Cursor cursor) {
        List<SelectItem> items = new ArrayList<>();
        if (ScalarParser.atEnd(cursor)) {
            return items;
        }
        do {
            Scalar expression = ScalarParser.scalar(cursor);
            items.add(new SelectItem(expression, cursor.accept("AS") ? cursor.name() : impliedName(expression)));
        } while (cursor.accept(","));
        return items;
    }

    /** The name of an output column without AS: that of the column it is, or none. */
    private static Identifier impliedName(Scalar expression) {
        List<ColumnReference> columns = expression.columns();
        return !columns.isEmpty() && columns.get(0).span().equals(expression.span())
                ? columns.get(0).column()
                : NAMELESS;
    }

    private static Optional<Scalar> predicate(Cursor cursor, String clause) {
        return cursor.accept(clause) ? Optional.of(ScalarParser.scalar(cursor)) : Optional.empty();
    }

    private static List<String> windows(Cursor cursor) {
        List<String> names = new ArrayList<>();
        if (cursor.accept("WINDOW")) {
            do {
                names.add(cursor.name().sql());
                cursor.expect("AS");
                if (!cursor.at("(")) {
                    throw cursor.unexpected();
                }
                cursor.moveTo(cursor.partner(cursor.position()) + 1);
            } while (cursor.accept(","));
        }
        return names;
    }
}
