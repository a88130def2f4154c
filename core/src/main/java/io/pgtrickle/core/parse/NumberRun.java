package io.pgtrickle.core.parse;

/** Finds where a number ends: decimal, fractional, with an exponent, or in base 2, 8 or 16; {@code _} may group digits. */
final class NumberRun {
    private final String text;
    private final int start;

    NumberRun(String text, int start) {
        this.text = text;
        this.start = start;
    }

    /** The index after the number. */
    int end() {
        if (at(start) == '0') {
            int base = base(Characters.lower(at(start + 1)));
            int end = base == 10 ? start : digits(start + 2, base);
            if (end > start + 2) {
                return end;
            }
        }
        int index = digits(start, 10);
        if (at(index) == '.' && at(index + 1) != '.') {
            index = digits(index + 1, 10);
        }
        if (Characters.lower(at(index)) == 'e') {
            int exponent = at(index + 1) == '+' || at(index + 1) == '-' ? index + 2 : index + 1;
            if (Characters.isDigit(at(exponent))) {
                index = digits(exponent, 10);
            }
        }
        return index;
    }

    private static int base(char letter) {
        return switch (letter) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
        };
    }

    private int digits(int from, int base) {
        int index = from;
        while (Characters.isDigit(at(index), base) || (at(index) == '_' && Characters.isDigit(at(index + 1), base))) {
            index++;
        }
        return index;
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }
}
