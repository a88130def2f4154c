package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes one call: its name, its arguments, and the clauses that may follow its parentheses. */
final class CallScanner {
    private final Cursor cursor;
    private final ScalarScanner scanner;
    private final List<Span> arguments = new ArrayList<>();
    private boolean orderedArguments;

    CallScanner(Cursor cursor, ScalarScanner scanner) {
        this.cursor = cursor;
        this.scanner = scanner;
    }

    /** Notes the call whose name starts at {@code start} and whose parenthesis is at {@code open}. */
    int call(int start, int open) {
        int slot = scanner.calls().size();
        int close = cursor.partner(open);
        StringBuilder name = new StringBuilder();
        for (int index = start; index < open; index++) {
            name.append(cursor.token(index).text());
        }
        boolean star = close == open + 2 && cursor.is(open + 1, "*");
        boolean distinct = cursor.is(open + 1, "DISTINCT");
        if (!star) {
            arguments(distinct ? open + 2 : open + 1, close);
        }
        int next = close + 1;
        boolean withinGroup = cursor.is(next, "WITHIN");
        if (withinGroup) {
            next = group(next + 2);
        }
        Optional<Span> filter = Optional.empty();
        if (cursor.is(next, "FILTER")) {
            int after = group(next + 1);
            if (!cursor.is(next + 2, "WHERE") || after - next < 5) {
                cursor.moveTo(next + 2);
                throw cursor.unexpected();
            }
            filter = Optional.of(scanner.span(next + 3, after - 1));
            next = after;
        }
        boolean over = cursor.is(next, "OVER");
        if (over) {
            next = cursor.is(next + 1, "(") ? window(next + 1) : next + 2;
        }
        // the calls inside were noted first, but start later
        scanner.calls()
                .add(
                        slot,
                        new FunctionCall(
                                scanner.span(start, next),
                                name.toString(),
                                star,
                                distinct,
                                arguments,
                                orderedArguments,
                                withinGroup,
                                filter,
                                over));
        return next;
    }

    private void arguments(int from, int close) {
        int argument = from;
        // the field of EXTRACT is a word, not a column
        int index = cursor.is(from + 1, "FROM") && cursor.is(from - 2, "EXTRACT") ? from + 1 : from;
        while (index < close && !orderedArguments) {
            if (cursor.is(index, ",")) {
                arguments.add(scanner.span(argument, index));
                argument = ++index;
            } else if (cursor.is(index, "ORDER")) {
                orderedArguments = true;
            } else {
                index = scanner.step(index);
            }
        }
        if (argument < index) {
            arguments.add(scanner.span(argument, index));
        }
        scanner.scan(index, close);
    }

    private int group(int open) {
        if (!cursor.is(open, "(")) {
            cursor.moveTo(open);
            throw cursor.unexpected();
        }
        int close = cursor.partner(open);
        scanner.scan(open + 1, close);
        return close + 1;
    }

    private int window(int open) {
        int close = cursor.partner(open);
        // a window definition may start with the name of another
        scanner.scan(cursor.isName(open + 1) ? open + 2 : open + 1, close);
        return close + 1;
    }
}
