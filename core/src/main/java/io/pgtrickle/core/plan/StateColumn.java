package io.pgtrickle.core.plan;

import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a state table.
 *
 * @param name its name
 * @param expression what the stage's query fills it with
 */
public record StateColumn(Identifier name, Sql expression) {

    /** The select list that fills these columns. */
    public static Sql selectList(List<StateColumn> columns) {
        List<Sql> items = new ArrayList<>();
        for (StateColumn column : columns) {
            items.add(Sql.template("{expression} AS {name}")
                    .with("expression", column.expression)
                    .with("name", column.name)
                    .sql());
        }
        return Sql.join(",\n  ", items);
    }
}
