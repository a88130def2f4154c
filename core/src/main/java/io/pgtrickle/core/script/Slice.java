package io.pgtrickle.core.script;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of keys in plpgsql variables, {@code __pgt_keys_1}, {@code __pgt_keys_2}, …: one array for each key column. A
 * predicate over several nullable columns takes the product of the arrays, a superset, which REPLACE allows. Array-typed
 * columns are left out, a superset again, as arrays of arrays do not compare by element.
 *
 * @param columns the key columns, with their names in the changed-keys query
 */
record Slice(List<KeyColumn> columns) {
    Slice {
        columns = List.copyOf(columns);
    }

    /** The variables' declarations. */
    Sql declarations() {
        List<Sql> lines = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            lines.add(Sql.template("{variable} {type}[];")
                    .with("variable", Names.numbered("keys", index + 1))
                    .with("type", new Sql(columns.get(index).type()))
                    .sql());
        }
        return Sql.join("\n", lines);
    }

    /** The statement that sets the variables from a query for the changed keys; all are NULL when it has no row. */
    Sql collect(Sql changedKeys) {
        List<Sql> arrays = new ArrayList<>();
        List<Sql> variables = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            arrays.add(Sql.template(pairs() ? "array_agg({column})" : "array_agg(DISTINCT {column})")
                    .with("column", columns.get(index).column())
                    .sql());
            variables.add(new Sql(Names.numbered("keys", index + 1).sql()));
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
        if (columns.isEmpty()) {
            return Sql.of("TRUE");
        }
        if (pairs()) {
            return Sql.template("({expressions}) IN (SELECT * FROM unnest({variables}))")
                    .with("expressions", Sql.join(", ", expressions))
                    .with("variables", variables())
                    .sql();
        }
        List<Sql> predicates = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            predicates.add(Sql.template(
                            columns.get(index).nullable()
                                    ? "({expression} = ANY ({keys}) OR {expression} IS NULL AND array_position({keys}, NULL) IS NOT NULL)"
                                    : "{expression} = ANY ({keys})")
                    .with("expression", expressions.get(index))
                    .with("keys", Names.numbered("keys", index + 1))
                    .sql());
        }
        return Sql.and(predicates);
    }

    /** Whether the keys are compared as whole rows: several columns, none of them nullable. */
    private boolean pairs() {
        for (KeyColumn column : columns) {
            if (column.nullable()) {
                return false;
            }
        }
        return columns.size() > 1;
    }

    private Sql variables() {
        List<Sql> variables = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            variables.add(new Sql(Names.numbered("keys", index + 1).sql()));
        }
        return Sql.join(", ", variables);
    }
}
