package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.query.Subquery;
import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes once through the tokens of an expression and notes the columns, calls and queries in it. Names are columns
 * unless the word before or the token after makes them something else: a type, a collation, a field, an argument.
 */
final class ScalarScanner {
    /** Key words before a parenthesis that belongs to them without being a call. */
    private static final String NOT_CALLED = " ROW ARRAY CAST XMLATTRIBUTES FROM EXISTS IN ANY ALL"
            + " CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP ROLLUP CUBE ";

    private final Cursor cursor;
    private final int start;
    private final List<ColumnReference> columns = new ArrayList<>();
    private List<FunctionCall> calls = new ArrayList<>();
    private final List<Subquery> subqueries = new ArrayList<>();

    ScalarScanner(Cursor cursor, int start) {
        this.cursor = cursor;
        this.start = start;
    }

    /** The expression that ends before {@code end}, with everything located. */
    Scalar scalar(int end) {
        scan(start, end);
        List<Token> tokens = new ArrayList<>();
        for (int index = start; index < end; index++) {
            tokens.add(cursor.token(index));
        }
        return new Scalar(tokens, columns, calls, subqueries);
    }

    /** The span in the expression of tokens counted from the start of the text. */
    private Span span(int from, int to) {
        return new Span(from - start, to - start);
    }

    /** Goes through a part of the expression, which must end where something in it ends. */
    private void scan(int from, int to) {
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
    private int step(int index) {
        int next = index + 1;
        if (cursor.token(index).isKeyWord()) {
            return keyWord(index, next);
        }
        if (cursor.isName(index)) {
            return name(index, cursor.endOfNames(index));
        }
        if (cursor.isOneOf(index, " ( [ ")) {
            return cursor.opensQuery(index) ? subquery(index) : group(index);
        }
        // what follows a dot is a field of what was in the parentheses or brackets before
        return cursor.is(index, "::") ? cursor.endOfType(next) : cursor.is(index, ".") ? index + 2 : next;
    }

    private int group(int open) {
        int close = cursor.partner(open);
        scan(open + 1, close);
        return close + 1;
    }

    private int keyWord(int index, int next) {
        if (definesWindow(index)) {
            return window(next);
        }
        if (cursor.isOneOf(index, " AS RETURNING COLLATE OPERATOR NAME ")) {
            return cursor.is(next, "(") ? cursor.partner(next) + 1 : cursor.endOfType(next);
        }
        if (cursor.is(index, "COLUMNS")) {
            // the columns of JSON_TABLE or XMLTABLE
            return cursor.find(next, "  ) ");
        }
        return cursor.isCalled(next) && !cursor.isOneOf(index, NOT_CALLED) ? call(index, next) : next;
    }

    /** Whether it is the AS between the name of a window and its definition, which stand in a WINDOW clause only. */
    private boolean definesWindow(int index) {
        return cursor.is(index, "AS") && cursor.is(index + 1, "(") && start > 0 && cursor.is(start - 1, "WINDOW");
    }

    private int name(int index, int next) {
        if (cursor.is(next, "(")) {
            return call(index, next);
        }
        if (!cursor.isOneOf(index, " true false ") && !cursor.is(next, "=>") && !definesWindow(next)) {
            columns.add(new ColumnReference(
                    span(index, next),
                    next - index == 1 ? Optional.empty() : Optional.of(identifier(index)),
                    identifier(next - 1)));
        }
        return next;
    }

    /** The name at an index; damaged text may end where a name is due. */
    private Identifier identifier(int index) {
        String text = cursor.token(index).text();
        if (text.isEmpty()) {
            cursor.moveTo(index);
            throw cursor.unexpected();
        }
        return new Identifier(text);
    }

    private int subquery(int open) {
        boolean formed = open > start && cursor.isOneOf(open - 1, " EXISTS IN ANY ALL ARRAY ");
        int from = formed ? open - 1 : open;
        cursor.moveTo(open + 1);
        Query query = QueryParser.query(cursor);
        cursor.expect(")");
        int next = cursor.position();
        subqueries.add(
                new Subquery(span(from, next), formed ? cursor.token(from).text() : "", query));
        return next;
    }

    /** Notes the call whose name starts at {@code from} and whose parenthesis is at {@code open}. */
    private int call(int from, int open) {
        List<FunctionCall> before = calls;
        calls = new ArrayList<>();
        int close = cursor.partner(open);
        StringBuilder name = new StringBuilder();
        for (int part = from; part < open; part++) {
            name.append(cursor.token(part).text());
        }
        boolean star = close == open + 2 && cursor.is(open + 1, "*");
        boolean distinct = cursor.is(open + 1, "DISTINCT");
        List<Span> arguments = new ArrayList<>();
        int argument = distinct ? open + 2 : open + 1;
        int index = argument;
        while (index < close && !cursor.is(index, "ORDER")) {
            if (cursor.is(index, ",")) {
                arguments.add(span(argument, index));
                argument = index + 1;
            }
            index = cursor.partner(index) + 1;
        }
        if (argument < index && !star) {
            arguments.add(span(argument, index));
        }
        // the field of EXTRACT is a word, not a column
        scan(cursor.is(from, "EXTRACT") ? open + 2 : open + 1, close);
        int next = close + 1;
        if (cursor.is(next, "WITHIN")) {
            next = group(next + 2);
        }
        Optional<Span> filter = Optional.empty();
        if (cursor.is(next, "FILTER")) {
            int end = group(next + 1);
            // behind its parenthesis and WHERE, before its parenthesis
            filter = Optional.of(span(next + 3, end - 1));
            next = end;
        }
        boolean over = cursor.is(next, "OVER");
        if (over) {
            next = cursor.is(next + 1, "(") ? window(next + 1) : next + 2;
        }
        // the calls inside were found first, but start later
        before.add(new FunctionCall(
                span(from, next), name.toString(), star, distinct, arguments, index < close, filter, over));
        for (FunctionCall inside : calls) {
            before.add(inside);
        }
        calls = before;
        return next;
    }

    private int window(int open) {
        int close = cursor.partner(open);
        // a window definition may start with the name of another
        scan(cursor.isName(open + 1) ? open + 2 : open + 1, close);
        return close + 1;
    }
}
