package io.pgtrickle.core.query;

import io.pgtrickle.core.sql.Identifier;
import java.util.List;
import java.util.Optional;

/** One item of a FROM clause. */
public sealed interface FromItem {

    /**
     * A table, view or common table expression.
     *
     * @param schema absent for a common table expression (canonical SQL qualifies everything else outside pg_catalog)
     * @param name its name
     * @param alias the name it goes by in the query; the table's own where none is printed
     * @param columnAliases names in {@code alias(a, b)}
     * @param sampled whether TABLESAMPLE follows
     * @param only whether rows of its children are left out
     */
    record TableReference(
            Optional<Identifier> schema,
            Identifier name,
            Identifier alias,
            List<Identifier> columnAliases,
            boolean sampled,
            boolean only)
            implements FromItem {}

    /**
     * A query in parentheses, or functions: one call, ROWS FROM, JSON_TABLE, XMLTABLE.
     *
     * @param expression the query or the calls, up to the alias, WITH ORDINALITY included
     * @param text the whole item as printed, LATERAL, alias and column definitions included
     */
    record Computed(
            boolean lateral, Scalar expression, Optional<Identifier> alias, List<Identifier> columnAliases, String text)
            implements FromItem {

        /** Whether it is a query. */
        public boolean isQuery() {
            return expression.tokens().get(0).text().equals("(");
        }
    }

    /**
     * A join.
     *
     * @param kind the words of SQL, such as {@code LEFT JOIN}; NATURAL is printed as USING
     * @param on its predicate; absent for CROSS JOIN and USING
     * @param using the columns of USING, empty without
     * @param alias the alias of a parenthesised join, or of USING
     * @param columnAliases new names for the columns of a parenthesised join
     */
    record Join(
            String kind,
            FromItem left,
            FromItem right,
            Optional<Scalar> on,
            List<Identifier> using,
            Optional<Identifier> alias,
            List<Identifier> columnAliases)
            implements FromItem {}
}
