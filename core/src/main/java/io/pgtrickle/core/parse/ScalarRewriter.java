package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Span;
import java.util.List;

/** Prints an expression with some of its spans replaced; the only way an expression is ever changed. */
public final class ScalarRewriter {
    private ScalarRewriter() {}

    /**
     * The text of {@code scalar} with each span replaced by the text of the same index. A span inside another one
     * that is replaced goes with it.
     */
    public static String replace(Scalar scalar, List<Span> spans, List<String> texts) {
        int[] longest = longestAtStart(scalar.tokens().size(), spans);
        StringBuilder text = new StringBuilder();
        int index = 0;
        while (index < longest.length) {
            text.append(scalar.tokens().get(index).spaced() && index > 0 ? " " : "");
            int found = longest[index];
            if (found < 0) {
                text.append(scalar.tokens().get(index).text());
                index++;
            } else {
                text.append(texts.get(found));
                index = spans.get(found).end();
            }
        }
        return text.toString();
    }

    /** For each token the index of the longest span that starts there; negative where none does. */
    private static int[] longestAtStart(int size, List<Span> spans) {
        int[] longest = new int[size];
        for (int index = 0; index < size; index++) {
            longest[index] = -1;
        }
        for (int candidate = 0; candidate < spans.size(); candidate++) {
            Span span = spans.get(candidate);
            if (span.end() > span.start()
                    && (longest[span.start()] < 0
                            || span.end() > spans.get(longest[span.start()]).end())) {
                longest[span.start()] = candidate;
            }
        }
        return longest;
    }
}
