package io.pgtrickle.core.parse;

import io.pgtrickle.core.query.FromItem.TableFunction;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses functions in FROM: one call, a value such as CURRENT_DATE, ROWS FROM, JSON_TABLE, XMLTABLE. */
final class TableFunctionParser {
    private TableFunctionParser() {}

    /** Whether a function stands here, LATERAL or not. */
    static boolean isFunction(Cursor cursor) {
        int start = cursor.at("LATERAL") ? cursor.position() + 1 : cursor.position();
        if (cursor.isKeyWord(start)) {
            return !cursor.is(start, "ONLY");
        }
        int next = cursor.endOfNames(start);
        return cursor.isName(start)
                && cursor.is(next, "(")
                && !cursor.token(next).spaced();
    }

    /** Takes a function with its alias. */
    static TableFunction function(Cursor cursor) {
        boolean lateral = cursor.accept("LATERAL");
        int start = cursor.position();
        Scalar expression = ScalarParser.scalar(cursor, end(cursor, start));
        Optional<Identifier> alias = FromParser.alias(cursor);
        int columns = cursor.position();
        if (cursor.at("(") && cursor.isName(columns + 2)) {
            return defined(
                    cursor,
                    lateral,
                    cursor.tokens(start, start + expression.tokens().size()),
                    alias);
        }
        return new TableFunction(lateral, expression, alias, cursor.names());
    }

    private static int end(Cursor cursor, int start) {
        int end = cursor.endOfNames(start);
        if (cursor.isKeyWord(start) && (cursor.is(end, "FROM") || cursor.is(end, "FOR"))) {
            end++;
        }
        if (cursor.is(end, "(")) {
            end = cursor.partner(end) + 1;
        }
        return cursor.is(end, "WITH") && cursor.is(end + 1, "ORDINALITY") ? end + 2 : end;
    }

    /**
     * Takes a column definition list, {@code f() r(a integer)}, as {@code ROWS FROM(f() AS (a integer)) r(a)}: the same
     * relation, but with the types in the expression and names only beside the alias.
     */
    private static TableFunction defined(Cursor cursor, boolean lateral, List<Token> call, Optional<Identifier> alias) {
        int open = cursor.position();
        int close = cursor.partner(open);
        List<Identifier> names = new ArrayList<>();
        cursor.expect("(");
        do {
            names.add(cursor.name());
            cursor.moveTo(TypeName.end(cursor, cursor.position()));
        } while (cursor.accept(","));
        cursor.expect(")");
        List<Token> tokens = new ArrayList<>();
        tokens.addAll(Lexer.tokens("ROWS FROM(").subList(0, 3));
        tokens.addAll(call);
        tokens.add(new Token(Token.Kind.WORD, "AS", true));
        tokens.add(new Token(Token.Kind.PUNCTUATION, "(", true));
        tokens.addAll(cursor.tokens(open + 1, close + 1));
        tokens.add(new Token(Token.Kind.PUNCTUATION, ")", false));
        int end = tokens.size();
        return new TableFunction(lateral, ScalarParser.scalar(new Cursor(tokens), end), alias, names);
    }
}
