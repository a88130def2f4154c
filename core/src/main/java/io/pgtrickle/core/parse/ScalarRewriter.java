package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints an expression with some of its spans replaced; the only way an expression is ever changed. */
public final class ScalarRewriter {
    private ScalarRewriter() {}

    /** The text of {@code scalar} with each span replaced by its text; spans must lie in it and not overlap. */
    public static String replace(Scalar scalar, Map<Span, String> replacements) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>(replacements.keySet());
        spans.sort((left, right) -> Integer.compare(left.start(), right.start()));
        int index = 0;
        for (Span span : spans) {
            if (span.start() < index || span.end() == span.start()) {
                throw new IllegalArgumentException("spans overlap or are empty: " + span);
            }
            append(text, scalar, new Span(index, span.start()));
            space(text, scalar, span.start());
            text.append(replacements.getOrDefault(span, ""));
            index = span.end();
        }
        append(text, scalar, new Span(index, scalar.tokens().size()));
        return text.toString();
    }

    private static void append(StringBuilder text, Scalar scalar, Span span) {
        if (span.start() < span.end()) {
            space(text, scalar, span.start());
            text.append(scalar.text(span));
        }
    }

    private static void space(StringBuilder text, Scalar scalar, int index) {
        if (index > 0 && scalar.tokens().get(index).spaced()) {
            text.append(' ');
        }
    }
}
