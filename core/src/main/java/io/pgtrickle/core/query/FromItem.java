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
     * @param only whether ONLY stands before it
     * @param sampled whether TABLESAMPLE follows
     */
    record TableReference(
            Optional<Identifier> schema,
            Identifier name,
            Identifier alias,
            List<Identifier> columnAliases,
            boolean only,
            boolean sampled)
            implements FromItem {
        public TableReference {
            columnAliases = List.copyOf(columnAliases);
        }
    }

    /** A query in FROM. */
    record DerivedTable(boolean lateral, Query query, Optional<Identifier> alias, List<Identifier> columnAliases)
            implements FromItem {
        public DerivedTable {
            columnAliases = List.copyOf(columnAliases);
        }
    }

    /**
     * Functions in FROM: one call, ROWS FROM, JSON_TABLE, XMLTABLE.
     *
     * @param expression the call or calls, up to the alias, WITH ORDINALITY included
     */
    record TableFunction(boolean lateral, Scalar expression, Optional<Identifier> alias, List<Identifier> columnAliases)
            implements FromItem {
        public TableFunction {
            columnAliases = List.copyOf(columnAliases);
        }
    }

    /**
     * A join.
     *
     * @param on its predicate; absent for CROSS JOIN and USING
     * @param using the columns of USING, empty without
     * @param alias the alias of a parenthesised join, or of USING
     */
    record Join(
            Kind kind,
            FromItem left,
            FromItem right,
            Optional<Scalar> on,
            List<Identifier> using,
            Optional<Identifier> alias)
            implements FromItem {
        public Join {
            using = List.copyOf(using);
        }

        /** The kinds of join; NATURAL is printed as USING. */
        public enum Kind {
            INNER("JOIN"),
            LEFT("LEFT JOIN"),
            RIGHT("RIGHT JOIN"),
            FULL("FULL JOIN"),
            CROSS("CROSS JOIN");

            private final String sql;

            Kind(String sql) {
                this.sql = sql;
            }

            /** The words of SQL. */
            public String sql() {
                return sql;
            }
        }
    }
}
