package io.pgtrickle.core.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finished SQL. It is made of constants in this code base, of text that Postgres itself printed, of quoted literals and
 * of {@link SqlTemplate templates}; user input never becomes SQL in any other way.
 *
 * @param sql the text
 */
public record Sql(String sql) implements Fragment {

    /** No text at all. */
    public static final Sql EMPTY = new Sql("");

    /** SQL written in this code base. */
    public static Sql of(@CompileTimeConstant final String constant) {
        return new Sql(constant);
    }

    /** A template written in this code base. */
    public static SqlTemplate template(@CompileTimeConstant final String constant) {
        return new SqlTemplate(constant);
    }

    /** A whole number. */
    public static Sql number(int value) {
        return new Sql(Integer.toString(value));
    }

    /** A string constant, safe whatever it holds and whatever standard_conforming_strings says. */
    public static Sql literal(String value) {
        StringBuilder text = new StringBuilder("'");
        boolean escaped = false;
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character == '\'' || character == '\\') {
                text.append(character);
                escaped |= character == '\\';
            }
            text.append(character);
        }
        text.append('\'');
        return new Sql(escaped ? "E" + text : text.toString());
    }

    /** A body between dollar quotes whose tag the body does not hold. */
    public static Sql dollarQuoted(Sql body) {
        String tag = "$pgt$";
        for (int number = 1; body.sql.contains(tag); number++) {
            tag = "$pgt" + number + "$";
        }
        return new Sql(tag + "\n" + body.sql + "\n" + tag);
    }

    /** The fragments with a separator between them. */
    public static Sql join(@CompileTimeConstant final String separator, List<? extends Fragment> fragments) {
        StringBuilder text = new StringBuilder();
        for (Fragment fragment : fragments) {
            if (text.length() > 0) {
                text.append(separator);
            }
            text.append(fragment);
        }
        return new Sql(text.toString());
    }

    /** The predicates joined by AND; TRUE when there are none. */
    public static Sql and(List<Sql> predicates) {
        List<Sql> present = new ArrayList<>();
        for (Sql predicate : predicates) {
            if (!predicate.sql.isEmpty()) {
                present.add(predicate);
            }
        }
        return present.isEmpty() ? of("TRUE") : join(" AND ", present);
    }

    /** Whether there is no text. */
    public boolean isEmpty() {
        return sql.isEmpty();
    }

    @Override
    public String toString() {
        return sql;
    }
}
