package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.parse.Lexer;
import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.sql.Identifier;
import java.util.List;

/**
 * The name of a stream table as SQL would read it: unquoted parts are folded to lower case, quoted ones are not.
 *
 * @param schema the schema, empty where none is given
 * @param name the name
 */
record StreamTableName(String schema, String name) {

    /** Reads a name; refuses what is none. */
    static StreamTableName parse(String text) {
        List<Token> tokens = Lexer.tokens(text);
        // The last token marks the end.
        if (tokens.size() == 2) {
            return new StreamTableName("", part(tokens.get(0)));
        }
        if (tokens.size() == 4 && tokens.get(1).is(".")) {
            return new StreamTableName(part(tokens.get(0)), part(tokens.get(2)));
        }
        throw invalid("it is not written as SQL writes a name");
    }

    /** The name with every part quoted, so that Postgres reads exactly these parts. */
    String quoted() {
        String quotedName = Identifier.quoted(name).sql();
        return schema.isEmpty() ? quotedName : Identifier.quoted(schema).sql() + "." + quotedName;
    }

    private static String part(Token token) {
        boolean quoted = token.kind() == Token.Kind.QUOTED_IDENTIFIER;
        // A name with Unicode escapes starts with a letter before its quotes.
        if (!token.isIdentifier() || (quoted && token.text().charAt(0) != '"')) {
            throw invalid("it is not written as SQL writes a name");
        }
        String part = quoted ? new Identifier(token.text()).name() : folded(token.text());
        int bytes = bytes(part);
        if (bytes == 0 || bytes > Identifier.MAXIMUM_BYTES || part.indexOf('\0') >= 0) {
            throw invalid("a name has 1 to " + Identifier.MAXIMUM_BYTES + " bytes, none of them zero");
        }
        return part;
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            folded.append((char) (character >= 'A' && character <= 'Z' ? character + 32 : character));
        }
        return folded.toString();
    }

    /** In UTF-8, where a surrogate is half of four bytes. */
    private static int bytes(String text) {
        int bytes = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean surrogate = character >= 0xD800 && character < 0xE000;
            bytes += character < 0x80 ? 1 : character < 0x800 || surrogate ? 2 : 3;
        }
        return bytes;
    }

    private static PgTrickleException invalid(String reason) {
        return Failure.query(
                        ErrorCode.INVALID_NAME,
                        "The name is not valid",
                        reason,
                        "Write it as in SQL: order_totals, sales.order_totals, or \"Order Totals\" with its quotes.")
                .withFeature("name")
                .exception();
    }
}
