package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.query.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * One way in which a key may be printed: as it is, or without some of its outer parentheses.
 *
 * @param span its tokens in the key
 * @param selfContained whether no operator beside it could take a part of it away
 */
record KeyForm(Span span, boolean selfContained) {

    /** The forms of a key, longest first. */
    static List<KeyForm> of(List<Token> tokens) {
        int[] partners = Nesting.partners(tokens);
        List<KeyForm> forms = new ArrayList<>();
        int start = 0;
        int end = tokens.size();
        forms.add(new KeyForm(new Span(start, end), isSelfContained(tokens, partners, start, end)));
        while (end - start > 2 && tokens.get(start).text().equals("(") && partners[start] == end - 1) {
            start++;
            end--;
            forms.add(new KeyForm(new Span(start, end), isSelfContained(tokens, partners, start, end)));
        }
        return forms;
    }

    /** Whether it is CASE … END, or has neither operators nor clauses outside parentheses. */
    private static boolean isSelfContained(List<Token> tokens, int[] partners, int start, int end) {
        if (tokens.get(start).text().equals("CASE")
                && tokens.get(end - 1).text().equals("END")) {
            return true;
        }
        for (int index = start; index < end; index = partners[index] + 1) {
            Token token = tokens.get(index);
            boolean calls = index + 1 < end
                    && partners[index + 1] > index + 1
                    && !tokens.get(index + 1).spaced();
            boolean operator = token.kind() == Token.Kind.OPERATOR
                    && (index == start || !tokens.get(index - 1).text().equals("."));
            if (operator || (Cursor.isKeyWord(token) && !calls)) {
                return false;
            }
        }
        return true;
    }
}
