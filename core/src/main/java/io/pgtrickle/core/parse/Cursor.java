package io.pgtrickle.core.parse;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A place in the tokens of one text.
 *
 * <p>Key words are told from names by their case: Postgres prints key words in capitals and quotes every name that has
 * a capital or could be read as a key word.
 */
final class Cursor {
    private static final Set<String> AFTER_QUERY_OPERAND =
            Set.of("UNION", "INTERSECT", "EXCEPT", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR");

    private final List<Token> tokens;
    private final int[] partners;
    private int position;

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

    List<Token> tokens(int start, int end) {
        return tokens.subList(start, end);
    }

    /** The index of what closes the parenthesis or bracket at {@code index}; that of any other token itself. */
    int partner(int index) {
        return partners[Math.min(index, partners.length - 1)];
    }

    boolean is(int index, String text) {
        return token(index).text().equals(text);
    }

    /** Whether a key word stands there. */
    boolean isKeyWord(int index) {
        return isKeyWord(token(index));
    }

    /** Whether the token is a key word. */
    static boolean isKeyWord(Token token) {
        char first = token.kind() == Token.Kind.WORD ? token.text().charAt(0) : '_';
        return first >= 'A' && first <= 'Z';
    }

    /** Whether a name stands there. */
    boolean isName(int index) {
        return token(index).isIdentifier() && !isKeyWord(index);
    }

    /** Whether the parenthesis there encloses a query, and not an expression or a join that starts with one. */
    boolean opensQuery(int index) {
        if (!is(index, "(")) {
            return false;
        }
        int next = index + 1;
        return is(next, "SELECT")
                || is(next, "VALUES")
                || is(next, "WITH")
                || (opensQuery(next)
                        && AFTER_QUERY_OPERAND.contains(token(partner(next) + 1).text()));
    }

    /** The index after the dotted names that start at {@code start}, {@code .*} included. */
    int endOfNames(int start) {
        int end = start + 1;
        while (is(end, ".") && (isName(end + 1) || is(end + 1, "*"))) {
            end += 2;
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

    /** Takes a name. */
    Identifier name() {
        if (!isName(position)) {
            throw unexpected();
        }
        return new Identifier(token(position++).text());
    }

    /** Takes names in parentheses; none when no parenthesis stands here. */
    List<Identifier> names() {
        List<Identifier> names = new ArrayList<>();
        if (accept("(")) {
            do {
                names.add(name());
            } while (accept(","));
            expect(")");
        }
        return names;
    }

    /** What stands here is not understood. */
    PgTrickleException unexpected() {
        String text = token(position).text();
        String place = text.isEmpty() ? "the end of the query" : "\"" + text + "\"";
        return Failure.unsupported(
                        "The syntax at " + place,
                        "this form of the query, as Postgres prints it, is not understood",
                        "Write this part of the query in another way.")
                .exception();
    }
}
