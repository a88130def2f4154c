package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.query.Subquery;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds one expression inside another, token by token. It misses rather than finds too much: a match is a whole operand
 * or argument of the candidate, outside its nested queries.
 */
public final class ScalarMatcher {
    private final Scalar candidate;
    private final Scalar key;
    private final Boundaries boundaries;

    private ScalarMatcher(Scalar candidate, Scalar key) {
        this.candidate = candidate;
        this.key = key;
        this.boundaries = new Boundaries(candidate.tokens());
    }

    /**
     * Where {@code key} stands in {@code candidate}, with the parentheses it is printed in or without, in order and
     * without overlap. A key that is one column is found where the candidate refers to that column.
     */
    public static List<Span> occurrences(Scalar candidate, Scalar key) {
        return new ScalarMatcher(candidate, key).occurrences();
    }

    private List<Span> occurrences() {
        List<KeyForm> forms = KeyForm.of(key.tokens());
        Span innermost = forms.get(forms.size() - 1).span();
        for (ColumnReference column : key.columns()) {
            if (column.span().equals(innermost)) {
                return references(column);
            }
        }
        List<Span> found = new ArrayList<>();
        int index = 0;
        while (index < candidate.tokens().size()) {
            int end = endOfMatch(index, forms);
            if (end > index) {
                found.add(new Span(index, end));
            }
            index = Math.max(end, index + 1);
        }
        return found;
    }

    private List<Span> references(ColumnReference column) {
        List<Span> found = new ArrayList<>();
        for (ColumnReference reference : candidate.columns()) {
            if (reference.sameColumnAs(column)) {
                found.add(reference.span());
            }
        }
        return found;
    }

    /** The index after the longest form of the key that stands at {@code start}; {@code start} where none does. */
    private int endOfMatch(int start, List<KeyForm> forms) {
        for (KeyForm form : forms) {
            int end = start + form.span().end() - form.span().start();
            if (sameTokens(start, end, form.span().start())
                    && boundaries.areSafe(start, end, form.selfContained())
                    && !isInsideQuery(new Span(start, end))) {
                return end;
            }
        }
        return start;
    }

    private boolean sameTokens(int start, int end, int keyStart) {
        if (end > candidate.tokens().size()) {
            return false;
        }
        for (int index = start; index < end; index++) {
            if (!candidate.tokens().get(index).sameAs(key.tokens().get(keyStart + index - start))) {
                return false;
            }
        }
        return true;
    }

    private boolean isInsideQuery(Span span) {
        for (Subquery subquery : candidate.subqueries()) {
            if (subquery.span().contains(span) && !subquery.span().equals(span)) {
                return true;
            }
        }
        return false;
    }
}
