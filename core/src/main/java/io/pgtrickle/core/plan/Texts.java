package io.pgtrickle.core.plan;

import java.util.List;

/** Questions about lists of text, asked without the equality of objects, which would bring every record's own along. */
final class Texts {
    private Texts() {}

    /** Whether a text is among others. */
    static boolean contains(List<String> texts, String wanted) {
        for (String text : texts) {
            if (text.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
