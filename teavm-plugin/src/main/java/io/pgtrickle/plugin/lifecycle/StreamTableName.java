package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.parse.Lexer;
import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of a stream table as SQL would read it: unquoted parts are folded to lower case, quoted ones are not.
 *
 * @param schema the schema, where one is given
 * @param name the name
 */
record StreamTableName(Optional<String> schema, String name) {

    /** Reads a name; refuses what is none. */
    static StreamTableName parse(String text) {
        List<String> parts = new ArrayList<>();
        List<Token> tokens = tokens(text);
        for (int index = 0; index < tokens.size(); index++) {
            Token token = tokens.get(index);
            boolean expectPart = index % 2 == 0;
            if (expectPart ? !token.isIdentifier() : !token.is(".")) {
                throw invalid("it is not written as SQL writes a name");
            }
            if (expectPart) {
                parts.add(value(token));
            }
        }
        if (parts.isEmpty() || parts.size() > 2 || tokens.size() != parts.size() * 2 - 1) {
            throw invalid(parts.isEmpty() ? "it is empty" : "it is not written as SQL writes a name");
        }
        for (String part : parts) {
            check(part);
        }
        return parts.size() == 1
                ? new StreamTableName(Optional.empty(), parts.get(0))
                : new StreamTableName(Optional.of(parts.get(0)), parts.get(1));
    }

    /** The name with every part quoted, so that Postgres reads exactly these parts. */
    String quoted() {
        String quotedName = Identifier.quoted(name).sql();
        return schema.map(part -> Identifier.quoted(part).sql() + "." + quotedName)
                .orElse(quotedName);
    }

    private static List<Token> tokens(String text) {
        try {
            List<Token> tokens = new ArrayList<>();
            for (Token token : Lexer.tokens(text)) {
                if (token.kind() != Token.Kind.END) {
                    tokens.add(token);
                }
            }
            return tokens;
        } catch (PgTrickleException notEvenTokens) {
            throw invalid("it is not written as SQL writes a name");
        }
    }

    private static String value(Token token) {
        if (token.kind() == Token.Kind.QUOTED_IDENTIFIER) {
            if (token.text().charAt(0) != '"') {
                throw invalid("it is written with Unicode escapes");
            }
            return new Identifier(token.text()).name();
        }
        StringBuilder folded = new StringBuilder();
        for (int index = 0; index < token.text().length(); index++) {
            char character = token.text().charAt(index);
            folded.append(character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character);
        }
        return folded.toString();
    }

    private static void check(String part) {
        if (part.isEmpty()) {
            throw invalid("it is empty");
        }
        if (part.indexOf('\0') >= 0) {
            throw invalid("it holds a zero character");
        }
        if (bytes(part) > Identifier.MAXIMUM_BYTES) {
            throw invalid("it is longer than " + Identifier.MAXIMUM_BYTES + " bytes");
        }
    }

    private static int bytes(String text) {
        int bytes = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < 0x80) {
                bytes += 1;
            } else if (character < 0x800 || Character.isSurrogate(character)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
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
