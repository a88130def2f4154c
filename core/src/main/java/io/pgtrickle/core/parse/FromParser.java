package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses FROM: tables, queries, functions and joins. */
final class FromParser {
    private FromParser() {}

    /** Takes a FROM clause where one stands. */
    static List<FromItem> from(Cursor cursor) {
        List<FromItem> items = new ArrayList<>();
        if (cursor.accept("FROM")) {
            items.add(item(cursor));
            while (cursor.accept(",")) {
                cursor.count();
                items.add(item(cursor));
            }
        }
        return items;
    }

    private static FromItem item(Cursor cursor) {
        FromItem left = primary(cursor);
        while (cursor.isOneOf(cursor.position(), " JOIN LEFT RIGHT FULL CROSS ")) {
            String kind = cursor.combination();
            if (!kind.equals("JOIN")) {
                cursor.expect("JOIN");
                kind += " JOIN";
            }
            left = join(cursor, kind, left);
        }
        return left;
    }

    private static Join join(Cursor cursor, String kind, FromItem left) {
        FromItem right = primary(cursor);
        Optional<Scalar> on = Optional.empty();
        List<Identifier> using = new ArrayList<>();
        Optional<Identifier> alias = Optional.empty();
        if (cursor.accept("USING")) {
            using = cursor.names();
            alias = alias(cursor);
        } else if (!kind.equals("CROSS JOIN")) {
            cursor.expect("ON");
            on = Optional.of(ScalarParser.scalar(cursor));
        }
        return new Join(kind, left, right, on, using, alias, new ArrayList<>());
    }

    private static FromItem primary(Cursor cursor) {
        int first = cursor.position();
        boolean lateral = cursor.accept("LATERAL");
        int start = cursor.position();
        if (cursor.at("(") && !cursor.opensQuery(start)) {
            return parenthesised(cursor);
        }
        int end = endOfComputed(cursor, start);
        if (end == start) {
            return table(cursor);
        }
        Scalar expression = ScalarParser.scalar(cursor, end);
        Optional<Identifier> alias = alias(cursor);
        List<Identifier> columnAliases = cursor.names();
        return new Computed(lateral, expression, alias, columnAliases, cursor.text(first));
    }

    /** Takes a join in parentheses, and the names it may give to its columns. */
    private static FromItem parenthesised(Cursor cursor) {
        cursor.expect("(");
        FromItem inner = item(cursor);
        cursor.expect(")");
        Optional<Identifier> alias = alias(cursor);
        return alias.isPresent() && inner instanceof Join join
                ? new Join(join.kind(), join.left(), join.right(), join.on(), join.using(), alias, cursor.names())
                : inner;
    }

    /** The index after the query or function that starts there; {@code start} where it is a table. */
    private static int endOfComputed(Cursor cursor, int start) {
        int end = start;
        if (!cursor.is(start, "(")) {
            end = cursor.endOfNames(start);
            boolean word = cursor.token(start).isKeyWord() && !cursor.is(start, "ONLY");
            // ROWS FROM, COLLATION FOR
            end += word && cursor.isOneOf(end, " FROM FOR ") ? 1 : 0;
            if (!word && !cursor.isCalled(end)) {
                return start;
            }
        }
        if (cursor.is(end, "(")) {
            end = cursor.partner(end) + 1;
        }
        return cursor.is(end, "WITH") ? end + 2 : end;
    }

    private static TableReference table(Cursor cursor) {
        boolean only = cursor.accept("ONLY");
        Identifier name = cursor.name();
        Optional<Identifier> schema = Optional.empty();
        if (cursor.accept(".")) {
            schema = Optional.of(name);
            name = cursor.name();
        }
        Identifier alias = alias(cursor).orElse(name);
        List<Identifier> columnAliases = cursor.names();
        boolean sampled = cursor.at("TABLESAMPLE");
        if (sampled) {
            cursor.moveTo(cursor.find(cursor.position(), ScalarParser.END_OF_SCALAR + "ON USING "));
        }
        return new TableReference(schema, name, alias, columnAliases, sampled, only);
    }

    private static Optional<Identifier> alias(Cursor cursor) {
        boolean required = cursor.accept("AS");
        return required || cursor.isName(cursor.position()) ? Optional.of(cursor.name()) : Optional.empty();
    }
}
