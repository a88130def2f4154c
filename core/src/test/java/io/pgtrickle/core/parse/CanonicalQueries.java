package io.pgtrickle.core.parse;

import java.util.List;
import java.util.Random;

/** Writes random queries in the form in which Postgres prints them, from what both parsers know. */
final class CanonicalQueries {
    private static final List<String> NAMES =
            List.of("a", "b", "name", "value", "filter", "\"Unit Price\"", "\"select\"", "at", "qty_2");
    private static final List<String> TYPES =
            List.of("integer", "numeric(10,2)", "timestamp without time zone", "character varying(3)", "text", "date");

    private final Random random;
    private int aliases;

    CanonicalQueries(long seed) {
        random = new Random(seed);
    }

    /** A query; more size, more clauses and levels. */
    String query(int size) {
        String with = size > 2 && chance(5) ? " WITH c AS ( " + query(size / 2) + " ) " : " ";
        if (size > 1 && chance(5)) {
            String operator = pick(List.of("UNION", "UNION ALL", "INTERSECT", "EXCEPT ALL"));
            return with + select(size / 2) + operator + select(size / 2) + order("1");
        }
        return with
                + select(size)
                + (chance(3) ? order(expression(size / 2)) : "")
                + (chance(4) ? " OFFSET 3" : "")
                + (chance(4) ? " LIMIT 10" : "");
    }

    private String order(String expression) {
        return " ORDER BY " + expression + pick(List.of("", " DESC", " NULLS FIRST", " DESC NULLS LAST")) + " ";
    }

    private String select(int size) {
        StringBuilder text = new StringBuilder(" SELECT ").append(chance(6) ? "DISTINCT " : "");
        text.append(expression(size)).append(" AS ").append(pick(NAMES));
        for (int count = random.nextInt(3); count > 0; count--) {
            text.append(",\n    ").append(expression(size)).append(" AS ").append(pick(NAMES));
        }
        text.append("\n   FROM ").append(from(size));
        text.append(chance(4) ? ",\n    " + from(size / 2) : "");
        text.append(chance(2) ? "\n  WHERE " + predicate(size) : "");
        if (chance(3)) {
            text.append("\n  GROUP BY ").append(expression(size / 2)).append(chance(2) ? ", " + column() : "");
            text.append(chance(2) ? "\n HAVING " + predicate(size / 2) : "");
        }
        return text.append(' ').toString();
    }

    private String from(int size) {
        String alias = " t" + aliases++;
        if (size <= 0) {
            return "public.orders" + alias;
        }
        return switch (random.nextInt(6)) {
            case 0 -> "( " + query(size / 2) + ")" + alias + "(a, b)";
            case 1 -> "generate_series(1, " + expression(0) + ")" + alias + "(n)";
            case 2 ->
                "(" + from(size / 2) + " " + pick(List.of("JOIN", "LEFT JOIN", "FULL JOIN")) + " " + from(size / 2)
                        + " ON (" + predicate(size / 2) + "))";
            case 3 -> "(" + from(size / 2) + " RIGHT JOIN " + from(size / 2) + " USING (a, " + pick(NAMES) + "))";
            case 4 -> "(" + from(size / 2) + " CROSS JOIN " + from(size / 2) + ")";
            default -> "sales.\"Order Details\"" + alias;
        };
    }

    private String predicate(int size) {
        if (size <= 0) {
            return "(" + column() + " = " + expression(0) + ")";
        }
        return switch (random.nextInt(8)) {
            case 0 -> "(" + predicate(size / 2) + " AND " + predicate(size / 2) + " AND " + predicate(0) + ")";
            case 1 -> "(" + predicate(size / 2) + " OR " + predicate(size / 2) + ")";
            case 2 -> "(NOT " + predicate(size / 2) + ")";
            case 3 -> "(EXISTS ( " + query(size / 2) + "))";
            case 4 -> "(" + column() + " IN ( " + query(size / 2) + "))";
            case 5 -> "(" + expression(size / 2) + " IS NOT NULL)";
            case 6 -> "(" + expression(size / 2) + " IS DISTINCT FROM " + expression(0) + ")";
            default -> "(" + expression(size / 2) + " <= " + expression(size / 2) + ")";
        };
    }

    private String expression(int size) {
        if (size <= 0) {
            return pick(List.of(column(), column(), "'it''s ('::text", "12", "NULL::integer", "1.5"));
        }
        return switch (random.nextInt(13)) {
            case 0 -> "(" + expression(size / 2) + " + " + expression(size / 2) + ")";
            case 1 -> "(" + expression(size / 2) + ")::" + pick(TYPES);
            case 2 ->
                pick(List.of("upper", "public.f", "\"left\"", "COALESCE")) + "(" + expression(size / 2) + ", "
                        + expression(0) + ")";
            case 3 -> "CASE WHEN " + predicate(size / 2) + " THEN " + expression(size / 2) + " ELSE NULL::text END";
            case 4 -> "( " + query(size / 2) + ")";
            case 5 -> "sum(DISTINCT " + expression(size / 2) + ")";
            case 6 -> "count(*) FILTER (WHERE " + predicate(size / 2) + ")";
            case 7 ->
                "max(" + expression(size / 2) + ") OVER (PARTITION BY " + column() + " ORDER BY " + expression(size / 2)
                        + " DESC ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)";
            case 8 -> "ARRAY[" + column() + ", " + expression(0) + "]";
            case 9 -> "EXTRACT(epoch FROM " + expression(size / 2) + ")";
            case 10 -> "string_agg(" + column() + ", ','::text ORDER BY " + column() + ")";
            case 11 -> "now()";
            default -> column();
        };
    }

    private String column() {
        return chance(2) ? pick(NAMES) : "t" + random.nextInt(3) + "." + pick(NAMES);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
