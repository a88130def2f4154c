package io.pgtrickle.core.script;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of keys in plpgsql variables, {@code __pgt_keys_1}, {@code __pgt_keys_2}, …: one array for each key column. A
 * predicate over several columns of which one is nullable takes the product of the arrays, a superset, which REPLACE
 * allows.
 */
final class Slice {
    private final List<KeyColumn> columns;
    private final List<Sql> variables = new ArrayList<>();
    private final boolean pairs;

    /**
     * @param columns the key columns, with their names in the changed-keys query; none of an array type
     * @param taken how many variables the function has already
     */
    Slice(List<KeyColumn> columns, int taken) {
        this.columns = columns;
        boolean nullable = false;
        for (KeyColumn column : columns) {
            variables.add(
                    new Sql(Names.numbered("keys", taken + variables.size() + 1).sql()));
            nullable |= column.nullable();
        }
        this.pairs = columns.size() > 1 && !nullable;
    }

    /** The first variable. */
    Sql first() {
        return variables.get(0);
    }

    /** The variables' declarations. */
    Sql declarations() {
        List<Sql> lines = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            lines.add(new Sql(
                    variables.get(index).sql() + " " + columns.get(index).type() + "[];"));
        }
        return Sql.join("\n", lines);
    }

    /** The statement that sets the variables from a query for the changed keys; all are NULL when it has no row. */
    Sql collect(Sql changedKeys) {
        List<Sql> arrays = new ArrayList<>();
        for (KeyColumn column : columns) {
            arrays.add(Sql.template(pairs ? "array_agg({column})" : "array_agg(DISTINCT {column})")
                    .with("column", column.column())
                    .sql());
        }
        return Sql.template("""
                        SELECT {arrays} INTO {variables}
                        FROM (
                          {keys}
                        ) AS __pgt_changed;""")
                .with("arrays", Sql.join(", ", arrays))
                .with("variables", Sql.join(", ", variables))
                .with("keys", changedKeys)
                .sql();
    }

    /** The predicate that the given expressions, one a key column, are among the keys. */
    Sql predicate(List<Sql> expressions) {
        List<Sql> parts = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            if (pairs) {
                parts.add(new Sql(variables.get(index).sql() + "[__pgt_i]"));
                continue;
            }
            parts.add(Sql.template(
                            columns.get(index).nullable()
                                    ? "({value} = ANY ({keys}) OR {value} IS NULL AND array_position({keys}, NULL) IS NOT NULL)"
                                    : "{value} = ANY ({keys})")
                    .with("value", expressions.get(index))
                    .with("keys", variables.get(index))
                    .sql());
        }
        return pairs
                ? Sql.template("({values}) IN (SELECT {elements} FROM generate_subscripts({first}, 1) AS __pgt_i)")
                        .with("values", Sql.join(", ", expressions))
                        .with("elements", Sql.join(", ", parts))
                        .with("first", first())
                        .sql()
                : Sql.and(parts);
    }
}
