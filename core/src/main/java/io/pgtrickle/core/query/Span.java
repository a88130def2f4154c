package io.pgtrickle.core.query;

/**
 * A run of tokens within a {@link Scalar}.
 *
 * @param start index of the first token
 * @param end index after the last token
 */
public record Span(int start, int end) {

    /** Whether {@code other} lies wholly inside this span. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }
}
