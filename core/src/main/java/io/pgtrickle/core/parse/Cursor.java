package io.pgtrickle.core.parse;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in the tokens of one text. Lists of words to compare with are texts with a space around every word, as no
 * list object is wanted in a browser; two spaces first stand for the end of the text.
 */
final class Cursor {
    private final List<Token> tokens;
    private final int[] partners;
    private int position;
    private int combinations;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
        this.partners = Nesting.partners(tokens);
    }

    int position() {
        return position;
    }

    void moveTo(int index) {
        position = index;
    }

    Token token(int index) {
        return tokens.get(Math.min(index, tokens.size() - 1));
    }

    /** The index of what closes the parenthesis or bracket at {@code index}; that of any other token itself. */
    int partner(int index) {
        return index < partners.length ? partners[index] : index;
    }

    boolean is(int index, String text) {
        return token(index).text().equals(text);
    }

    boolean isOneOf(int index, String words) {
        return isOneOf(token(index), words);
    }

    static boolean isOneOf(Token token, String words) {
        return words.contains(" " + token.text() + " ");
    }

    /** Whether a name stands there. */
    boolean isName(int index) {
        return token(index).isIdentifier() && !token(index).isKeyWord();
    }

    /** Whether a parenthesis stands there that belongs to the name or word before it. */
    boolean isCalled(int index) {
        return is(index, "(") && !token(index).spaced();
    }

    /** Whether the parenthesis there encloses a query, and not an expression or a join that starts with one. */
    boolean opensQuery(int index) {
        int next = index + 1;
        return is(index, "(")
                && (isOneOf(next, " SELECT VALUES WITH ")
                        || (opensQuery(next)
                                && isOneOf(
                                        partner(next) + 1, " UNION INTERSECT EXCEPT ORDER LIMIT OFFSET FETCH FOR ")));
    }

    /** The index of the first of these words from {@code index} on, outside parentheses. */
    int find(int index, String words) {
        int found = index;
        while (!isOneOf(found, words)) {
            // WITHIN GROUP and COLLATION FOR end no expression
            found = isOneOf(found, " WITHIN COLLATION ") ? found + 2 : partner(found) + 1;
        }
        return found;
    }

    /** The index after the dotted names that start at {@code start}, {@code .*} included. */
    int endOfNames(int start) {
        int end = start + 1;
        while (is(end, ".")) {
            end += 2;
        }
        return end;
    }

    /** The index after the type that starts at {@code start}: several words, modifiers, array bounds. */
    int endOfType(int start) {
        int end = start + 1;
        while (isName(end) || isOneOf(end, " . [ ") || isCalled(end)) {
            end = partner(end) + 1;
        }
        return end;
    }

    boolean at(String text) {
        return is(position, text);
    }

    /** Moves on if this text stands here. */
    boolean accept(String text) {
        boolean accepted = at(text);
        if (accepted) {
            position++;
        }
        return accepted;
    }

    void expect(String text) {
        if (!accept(text)) {
            throw unexpected();
        }
    }

    /** The text from an index up to here, white space folded. */
    String text(int from) {
        return Scalar.text(tokens, from, position);
    }

    /** Takes the word that joins or combines what stands before it with what follows. */
    String combination() {
        count();
        return token(position++).text();
    }

    /** Counts what the model nests although the text does not. */
    void count() {
        Nesting.check(++combinations);
    }

    /** Takes a name. */
    Identifier name() {
        if (!isName(position)) {
            throw unexpected();
        }
        return new Identifier(token(position++).text());
    }

    /** Takes names in parentheses, without the types after them; none when no parenthesis stands here. */
    List<Identifier> names() {
        List<Identifier> names = new ArrayList<>();
        if (accept("(")) {
            do {
                names.add(name());
                if (isName(position)) {
                    position = endOfType(position);
                }
            } while (accept(","));
            expect(")");
        }
        return names;
    }

    /** What stands here is not understood. */
    PgTrickleException unexpected() {
        String text = token(position).text();
        return Failure.unsupported(
                        "The syntax at " + (text.isEmpty() ? "the end of the query" : "\"" + text + "\""),
                        "this form of the query is not understood",
                        "Write this part of the query in another way.")
                .exception();
    }
}
