package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Fragment;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** The queries and column lists of a stage. */
final class StageSql {
    private StageSql() {}

    /** The query that gives the whole state. */
    static Sql fill(Stage stage) {
        if (stage.kind() == Stage.Kind.BAG) {
            return BagCounting.fill(stage);
        }
        return query(stage, stage.columns(), stage.query().from(), stage.query().where());
    }

    /** The names of the state's columns, in the order of {@link #fill}. */
    static Sql columns(Stage stage) {
        return stage.kind() == Stage.Kind.BAG ? BagCounting.columns(stage) : names(stage.columns());
    }

    /** The query of a stage with another select list, FROM clause or predicate. */
    static Sql query(Stage stage, List<StateColumn> columns, Sql from, Sql where) {
        return Sql.template("SELECT {distinct}{items}\nFROM {from}{where}{tail}")
                .with("distinct", stage.query().distinctOn())
                .with("items", StateColumn.selectList(columns))
                .with("from", from)
                .with("where", clause(Sql.of("\nWHERE "), where))
                .with("tail", stage.query().tail())
                .sql();
    }

    /** A clause with its key word; empty when there is nothing in it. */
    static Sql clause(Sql keyword, Sql content) {
        return content.isEmpty() ? Sql.EMPTY : new Sql(keyword.sql() + content.sql());
    }

    /** The names of columns, with commas. */
    static Sql names(List<StateColumn> columns) {
        List<Identifier> names = new ArrayList<>();
        for (StateColumn column : columns) {
            names.add(column.name());
        }
        return Sql.join(", ", names);
    }

    /** A column of the state under its alias. */
    static Sql stored(Fragment column) {
        return Sql.template("__pgt_state.{column}").with("column", column).sql();
    }
}
