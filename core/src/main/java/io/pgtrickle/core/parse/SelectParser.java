package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses one SELECT, from its first word to its WINDOW clause. */
final class SelectParser {
    private SelectParser() {}

    /** Takes a SELECT. */
    static Select select(Cursor cursor) {
        cursor.expect("SELECT");
        boolean distinct = cursor.accept("DISTINCT");
        Optional<Scalar> distinctOn =
                cursor.accept("ON") ? Optional.of(ScalarParser.parenthesised(cursor)) : Optional.empty();
        List<SelectItem> items = items(cursor);
        List<FromItem> from = FromParser.from(cursor);
        Optional<Scalar> where = predicate(cursor, "WHERE");
        boolean distinctGroups = false;
        List<Scalar> groupBy = new ArrayList<>();
        if (cursor.accept("GROUP")) {
            cursor.expect("BY");
            distinctGroups = cursor.accept("DISTINCT");
            ScalarParser.list(cursor, groupBy);
        }
        Optional<Scalar> having = predicate(cursor, "HAVING");
        Optional<Scalar> windows = cursor.accept("WINDOW")
                ? Optional.of(ScalarParser.scalar(cursor, cursor.find(cursor.position(), ScalarParser.END_OF_SELECT)))
                : Optional.empty();
        return new Select(distinct, distinctOn, items, from, where, distinctGroups, groupBy, having, windows);
    }

    private static List<SelectItem> items(Cursor cursor) {
        List<SelectItem> items = new ArrayList<>();
        if (cursor.isOneOf(cursor.position(), ScalarParser.END_OF_SCALAR)) {
            return items;
        }
        do {
            Scalar expression = ScalarParser.scalar(cursor);
            items.add(new SelectItem(expression, cursor.accept("AS") ? cursor.name() : impliedName(expression)));
        } while (cursor.accept(","));
        return items;
    }

    /** The name of an output column of a nested query without AS: that of the column it is, or Postgres's for none. */
    private static Identifier impliedName(Scalar expression) {
        for (ColumnReference column : expression.columns()) {
            if (column.span().end() - column.span().start()
                    == expression.tokens().size()) {
                return column.column();
            }
        }
        return new Identifier("\"?column?\"");
    }

    private static Optional<Scalar> predicate(Cursor cursor, String clause) {
        return cursor.accept(clause) ? Optional.of(ScalarParser.scalar(cursor)) : Optional.empty();
    }
}
