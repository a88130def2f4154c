package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.query.Subquery;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes once through the tokens of an expression and notes the columns, calls and queries in it. Names are columns
 * unless the word before or the token after makes them something else: a type, a collation, a field, an argument.
 */
final class ScalarScanner {
    /** Key words before a parenthesis that belongs to them without being a call. */
    private static final Set<String> NOT_CALLED = Set.of(
            "ROW",
            "ARRAY",
            "CAST",
            "OPERATOR",
            "XMLATTRIBUTES",
            "FROM",
            "EXISTS",
            "IN",
            "ANY",
            "ALL",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP");

    private final Cursor cursor;
    private final int start;
    private final int end;
    private final List<ColumnReference> columns = new ArrayList<>();
    private final List<FunctionCall> calls = new ArrayList<>();
    private final List<Subquery> subqueries = new ArrayList<>();

    ScalarScanner(Cursor cursor, int start, int end) {
        this.cursor = cursor;
        this.start = start;
        this.end = end;
    }

    /** The expression with everything located. */
    Scalar scan() {
        scan(start, end);
        return new Scalar(cursor.tokens(start, end), columns, calls, subqueries);
    }

    /** The span in the expression of tokens counted from the start of the text. */
    Span span(int from, int to) {
        return new Span(from - start, to - start);
    }

    List<FunctionCall> calls() {
        return calls;
    }

    /** Goes through a part of the expression, which must end where something in it ends. */
    void scan(int from, int to) {
        int index = from;
        while (index < to) {
            index = step(index);
        }
        if (index > to) {
            cursor.moveTo(to);
            throw cursor.unexpected();
        }
    }

    /** Notes what starts at {@code index}, and returns the index after it. */
    int step(int index) {
        if (cursor.isKeyWord(index)) {
            return keyWord(index);
        }
        if (cursor.token(index).isIdentifier()) {
            return name(index);
        }
        return switch (cursor.token(index).text()) {
            case "(" -> cursor.opensQuery(index) ? subquery(index) : group(index);
            case "[" -> group(index);
            case "::" -> TypeName.end(cursor, index + 1);
            // a field of what was in the parentheses or brackets before
            case "." -> index + 2;
            default -> index + 1;
        };
    }

    private int group(int open) {
        int close = cursor.partner(open);
        scan(open + 1, close);
        return close + 1;
    }

    private int keyWord(int index) {
        String word = cursor.token(index).text();
        int next = index + 1;
        return switch (word) {
            case "COLLATE" -> cursor.endOfNames(next);
            case "OPERATOR" -> cursor.partner(next) + 1;
            // of an XML element or processing instruction
            case "NAME" -> next + 1;
            case "AS", "RETURNING" -> cursor.is(next, "(") ? cursor.partner(next) + 1 : TypeName.end(cursor, next);
            case "COLUMNS" -> tableColumns(next);
            default ->
                cursor.is(next, "(") && !cursor.token(next).spaced() && !NOT_CALLED.contains(word)
                        ? new CallScanner(cursor, this).call(index, next)
                        : next;
        };
    }

    /** The columns of JSON_TABLE are constants; those of XMLTABLE have expressions after PATH and DEFAULT only. */
    private int tableColumns(int from) {
        int index = from;
        while (index < end && !cursor.is(index, ")")) {
            if (cursor.is(index, "(") && (cursor.is(index - 1, "PATH") || cursor.is(index - 1, "DEFAULT"))) {
                group(index);
            }
            index = cursor.partner(index) + 1;
        }
        return index;
    }

    private int name(int index) {
        int next = cursor.endOfNames(index);
        if (cursor.is(next, "(")) {
            return new CallScanner(cursor, this).call(index, next);
        }
        boolean constant = cursor.is(index, "true") || cursor.is(index, "false");
        if (!constant && !cursor.is(next, "=>")) {
            if (next - index > 3) {
                cursor.moveTo(next - 1);
                throw cursor.unexpected();
            }
            Identifier column = new Identifier(cursor.token(next - 1).text());
            Optional<Identifier> qualifier = next - index == 1
                    ? Optional.empty()
                    : Optional.of(new Identifier(cursor.token(index).text()));
            columns.add(new ColumnReference(span(index, next), qualifier, column));
        }
        return next;
    }

    private int subquery(int open) {
        int close = cursor.partner(open);
        Subquery.Form form =
                switch (open > start ? cursor.token(open - 1).text() : "") {
                    case "EXISTS" -> Subquery.Form.EXISTS;
                    case "IN", "ANY" -> Subquery.Form.ANY;
                    case "ALL" -> Subquery.Form.ALL;
                    case "ARRAY" -> Subquery.Form.ARRAY;
                    default -> Subquery.Form.SCALAR;
                };
        cursor.moveTo(open + 1);
        Query query = QueryParser.query(cursor);
        if (cursor.position() != close) {
            throw cursor.unexpected();
        }
        int from = form == Subquery.Form.SCALAR ? open : open - 1;
        subqueries.add(new Subquery(span(from, close + 1), form, query));
        return close + 1;
    }
}
