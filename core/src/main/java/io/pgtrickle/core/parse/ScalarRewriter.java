package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.query.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints an expression with some of its spans replaced; the only way an expression is ever changed. */
public final class ScalarRewriter {
    private final StringBuilder text = new StringBuilder();

    private ScalarRewriter() {}

    /** The text of {@code scalar} with each span replaced by its text; the spans lie in it and do not overlap. */
    public static String replace(Scalar scalar, Map<Span, String> replacements) {
        List<Span> spans = new ArrayList<>(replacements.keySet());
        spans.sort((one, other) -> Integer.compare(one.start(), other.start()));
        ScalarRewriter rewriter = new ScalarRewriter();
        List<Token> tokens = scalar.tokens();
        int index = 0;
        for (Span span : spans) {
            if (span.start() < index || span.start() == span.end()) {
                throw new IllegalArgumentException("spans overlap or are empty: " + span);
            }
            rewriter.append(tokens.subList(index, span.start()));
            rewriter.append(tokens.get(span.start()).spaced(), replacements.getOrDefault(span, ""));
            index = span.end();
        }
        rewriter.append(tokens.subList(index, tokens.size()));
        return rewriter.text.toString();
    }

    private void append(List<Token> tokens) {
        for (Token token : tokens) {
            append(token.spaced(), token.text());
        }
    }

    private void append(boolean spaced, String content) {
        text.append(spaced && text.length() > 0 ? " " : "").append(content);
    }
}
