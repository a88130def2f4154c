package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.GroupKey;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** SQL that both kinds of group stage share. */
final class GroupSql {
    private GroupSql() {}

    /** The grouped query: the first {@code keys} of the columns are the group keys. */
    static Sql query(List<StateColumn> columns, Sql from, Sql where, int keys) {
        List<Sql> positions = new ArrayList<>();
        for (int position = 1; position <= keys; position++) {
            positions.add(Sql.number(position));
        }
        Sql groupBy = keys == 0
                ? Sql.EMPTY
                : Sql.template("\nGROUP BY {keys}")
                        .with("keys", Sql.join(", ", positions))
                        .sql();
        return Sql.template("SELECT {items}\nFROM {from}{where}{groupBy}")
                .with("items", StateColumn.selectList(columns))
                .with("from", from)
                .with("where", StageScript.whereClause(where))
                .with("groupBy", groupBy)
                .sql();
    }

    /** The names of the key columns in the state. */
    static Sql names(List<GroupKey> keys) {
        List<Identifier> names = new ArrayList<>();
        for (GroupKey key : keys) {
            names.add(key.column().column());
        }
        return Sql.join(", ", names);
    }

    /** The index that makes a group unique; NULL is a key like any other. */
    static StageScript.Index uniqueIndex(List<GroupKey> keys) {
        return new StageScript.Index(
                true,
                Sql.template("({keys}) NULLS NOT DISTINCT")
                        .with("keys", names(keys))
                        .sql());
    }
}
