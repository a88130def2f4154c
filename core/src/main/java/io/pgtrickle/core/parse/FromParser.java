package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses FROM: tables, queries and joins; functions are {@link TableFunctionParser}'s. */
final class FromParser {
    private FromParser() {}

    /** Takes the items between commas. */
    static List<FromItem> items(Cursor cursor) {
        List<FromItem> items = new ArrayList<>();
        do {
            items.add(item(cursor));
        } while (cursor.accept(","));
        return items;
    }

    private static FromItem item(Cursor cursor) {
        FromItem left = primary(cursor);
        int count = 1;
        for (Optional<Join.Kind> kind = kind(cursor); kind.isPresent(); kind = kind(cursor)) {
            Nesting.check(count++);
            left = join(cursor, kind.get(), left);
        }
        return left;
    }

    private static Optional<Join.Kind> kind(Cursor cursor) {
        Join.Kind kind =
                switch (cursor.token(cursor.position()).text()) {
                    case "LEFT" -> Join.Kind.LEFT;
                    case "RIGHT" -> Join.Kind.RIGHT;
                    case "FULL" -> Join.Kind.FULL;
                    case "CROSS" -> Join.Kind.CROSS;
                    default -> Join.Kind.INNER;
                };
        if (kind == Join.Kind.INNER) {
            return cursor.accept("JOIN") ? Optional.of(kind) : Optional.empty();
        }
        cursor.moveTo(cursor.position() + 1);
        cursor.expect("JOIN");
        return Optional.of(kind);
    }

    private static FromItem join(Cursor cursor, Join.Kind kind, FromItem left) {
        FromItem right = primary(cursor);
        Optional<Scalar> on = Optional.empty();
        List<Identifier> using = List.of();
        Optional<Identifier> alias = Optional.empty();
        if (kind != Join.Kind.CROSS) {
            if (cursor.accept("USING")) {
                using = cursor.names();
                alias = cursor.accept("AS") ? Optional.of(cursor.name()) : alias;
            } else {
                cursor.expect("ON");
                on = Optional.of(ScalarParser.scalar(cursor));
            }
        }
        return new Join(kind, left, right, on, using, alias);
    }

    private static FromItem primary(Cursor cursor) {
        if (TableFunctionParser.isFunction(cursor)) {
            return TableFunctionParser.function(cursor);
        }
        boolean lateral = cursor.accept("LATERAL");
        if (!cursor.at("(")) {
            return table(cursor);
        }
        if (cursor.opensQuery(cursor.position())) {
            cursor.expect("(");
            Query query = QueryParser.query(cursor);
            cursor.expect(")");
            return new FromItem.DerivedTable(lateral, query, alias(cursor), cursor.names());
        }
        cursor.expect("(");
        FromItem inner = item(cursor);
        cursor.expect(")");
        return inner instanceof Join join ? aliased(cursor, join) : inner;
    }

    private static Join aliased(Cursor cursor, Join join) {
        Optional<Identifier> alias = alias(cursor);
        cursor.names();
        return alias.isPresent()
                ? new Join(join.kind(), join.left(), join.right(), join.on(), join.using(), alias)
                : join;
    }

    private static FromItem table(Cursor cursor) {
        boolean only = cursor.accept("ONLY");
        Identifier name = cursor.name();
        Optional<Identifier> schema = Optional.empty();
        if (cursor.accept(".")) {
            schema = Optional.of(name);
            name = cursor.name();
        }
        Identifier alias = alias(cursor).orElse(name);
        List<Identifier> columnAliases = cursor.names();
        boolean sampled = cursor.accept("TABLESAMPLE");
        if (sampled) {
            cursor.moveTo(cursor.endOfNames(cursor.position()));
            arguments(cursor);
            if (cursor.accept("REPEATABLE")) {
                arguments(cursor);
            }
        }
        return new FromItem.TableReference(schema, name, alias, columnAliases, only, sampled);
    }

    private static void arguments(Cursor cursor) {
        if (!cursor.at("(")) {
            throw cursor.unexpected();
        }
        cursor.moveTo(cursor.partner(cursor.position()) + 1);
    }

    /** Takes an alias where one stands. */
    static Optional<Identifier> alias(Cursor cursor) {
        boolean required = cursor.accept("AS");
        return required || cursor.isName(cursor.position()) ? Optional.of(cursor.name()) : Optional.empty();
    }
}
