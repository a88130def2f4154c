package io.pgtrickle.core.parse;

/** Finds where the name of a type ends, as format_type prints it: several words, modifiers, array bounds. */
final class TypeName {
    private TypeName() {}

    /** The index after the type whose name starts at {@code start}. */
    static int end(Cursor cursor, int start) {
        if (!cursor.token(start).isIdentifier()) {
            cursor.moveTo(start);
            throw cursor.unexpected();
        }
        int end = cursor.endOfNames(start);
        boolean interval = false;
        switch (cursor.token(start).text()) {
            case "double" -> end = after(cursor, end, "precision");
            case "character", "bit" -> end = after(cursor, end, "varying");
            case "interval" -> interval = true;
            default -> {}
        }
        while (interval && isIntervalField(cursor.token(end).text())) {
            end++;
        }
        end = afterModifiers(cursor, end);
        if (cursor.is(end, "with") || cursor.is(end, "without")) {
            // with time zone, without time zone
            end += 3;
        }
        while (cursor.is(end, "[")) {
            end = cursor.partner(end) + 1;
        }
        return end;
    }

    private static int after(Cursor cursor, int index, String word) {
        return cursor.is(index, word) ? index + 1 : index;
    }

    private static int afterModifiers(Cursor cursor, int index) {
        return cursor.is(index, "(") && !cursor.token(index).spaced() ? cursor.partner(index) + 1 : index;
    }

    private static boolean isIntervalField(String word) {
        return switch (word) {
            case "year", "month", "day", "hour", "minute", "second", "to" -> true;
            default -> false;
        };
    }
}
