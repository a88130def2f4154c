package io.pgtrickle.core.script;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of keys, one array for each key column: plpgsql variables, {@code __pgt_keys_1}, {@code __pgt_keys_2}, …, or
 * queries in place. A predicate over several columns of which one is nullable takes the product of the arrays, a
 * superset, which REPLACE allows.
 */
final class Slice {
    private final List<KeyColumn> columns;
    private final List<Sql> arrays = new ArrayList<>();
    private final Sql places;
    private final boolean pairs;

    /**
     * Variables.
     *
     * @param columns the key columns, with their names in the changed-keys query; none of an array type
     * @param taken how many variables the function has already
     */
    Slice(List<KeyColumn> columns, int taken) {
        this.columns = columns;
        boolean nullable = false;
        for (KeyColumn column : columns) {
            arrays.add(new Sql(Names.numbered("keys", taken + arrays.size() + 1).sql()));
            nullable |= column.nullable();
        }
        this.pairs = columns.size() > 1 && !nullable;
        this.places = Sql.template("generate_subscripts({first}, 1) AS __pgt_i")
                .with("first", first())
                .sql();
    }

    /**
     * Keys read in place. A statement without variables keeps one plan, and Postgres takes every such array for ten
     * elements: so that plan looks rows up, whatever the size of the first change.
     *
     * @param columns the key columns, never NULL
     * @param transitionTable what to take them from
     */
    Slice(List<KeyColumn> columns, Identifier transitionTable) {
        this.columns = columns;
        for (KeyColumn column : columns) {
            arrays.add(Sql.template("ARRAY(SELECT {column} FROM {table})")
                    .with("column", column.column())
                    .with("table", transitionTable)
                    .sql());
        }
        this.pairs = columns.size() > 1;
        this.places = Sql.template("unnest(ARRAY(SELECT 1 FROM {table})) WITH ORDINALITY AS __pgt_k(__pgt_n, __pgt_i)")
                .with("table", transitionTable)
                .sql();
    }

    /** The first variable. */
    final Sql first() {
        return arrays.get(0);
    }

    /** The variables' declarations. */
    Sql declarations() {
        List<Sql> lines = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            lines.add(new Sql(arrays.get(index).sql() + " " + columns.get(index).type() + "[];"));
        }
        return Sql.join("\n", lines);
    }

    /** The statement that sets the variables from a query for the changed keys; all are NULL when it has no row. */
    Sql collect(Sql changedKeys) {
        List<Sql> collected = new ArrayList<>();
        for (KeyColumn column : columns) {
            collected.add(Sql.template(pairs ? "array_agg({column})" : "array_agg(DISTINCT {column})")
                    .with("column", column.column())
                    .sql());
        }
        return Sql.template("""
                        SELECT {arrays} INTO {variables}
                        FROM (
                          {keys}
                        ) AS __pgt_changed;""")
                .with("arrays", Sql.join(", ", collected))
                .with("variables", Sql.join(", ", arrays))
                .with("keys", changedKeys)
                .sql();
    }

    /** The predicate that the given expressions, one a key column, are among the keys. */
    Sql predicate(List<Sql> expressions) {
        List<Sql> parts = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            if (pairs) {
                parts.add(new Sql("(" + arrays.get(index).sql() + ")[__pgt_i]"));
                continue;
            }
            parts.add(Sql.template(
                            columns.get(index).nullable()
                                    ? "({value} = ANY ({keys}) OR {value} IS NULL AND array_position({keys}, NULL) IS NOT NULL)"
                                    : "{value} = ANY ({keys})")
                    .with("value", expressions.get(index))
                    .with("keys", arrays.get(index))
                    .sql());
        }
        return pairs
                ? Sql.template("({values}) IN (SELECT {elements} FROM {places})")
                        .with("values", Sql.join(", ", expressions))
                        .with("elements", Sql.join(", ", parts))
                        .with("places", places)
                        .sql()
                : Sql.and(parts);
    }
}
