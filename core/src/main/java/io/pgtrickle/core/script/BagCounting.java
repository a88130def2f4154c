package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Branch;
import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * One signed delta a distinct row, added to its counts; see {@link Stage.Kind#BAG}. Rows are the same when they are equal
 * and, where equal values may look different (1.0 and 1.00), their texts are equal too.
 */
final class BagCounting {
    private BagCounting() {}

    /** The query that gives the whole state. */
    static Sql fill(Stage stage) {
        List<Sql> rows = new ArrayList<>();
        for (int index = 0; index < stage.branches().size(); index++) {
            Branch branch = stage.branches().get(index);
            rows.add(rows(branch, index, branch.input().present(), Sql.of("1"), stage));
        }
        return counted(stage, rows);
    }

    /** The names of the state's columns, in the order of {@link #fill}. */
    static Sql columns(Stage stage) {
        return Sql.template("__pgt_hash, {names}, {counts}")
                .with("names", StageSql.names(stage.outputs()))
                .with("counts", counts(stage, "", ", "))
                .sql();
    }

    static TriggerBody rows(Stage stage, Sql relation, Event event) {
        List<Sql> deltas = new ArrayList<>();
        for (int index = 0; index < stage.branches().size(); index++) {
            Branch branch = stage.branches().get(index);
            if (branch.input().relation().sql().equals(relation.sql())) {
                deltas.add(rows(branch, index, branch.input().delta(event), Sql.of("__pgt_weight"), stage));
            }
        }
        List<Sql> same = new ArrayList<>();
        List<Sql> values = new ArrayList<>();
        same.add(Sql.of("__pgt_state.__pgt_hash = __pgt_delta.__pgt_hash"));
        for (StateColumn column : stage.outputs()) {
            String name = column.name().sql();
            same.add(new Sql("__pgt_state." + name + " IS NOT DISTINCT FROM __pgt_delta." + name));
            values.add(new Sql("__pgt_delta." + name));
        }
        if (!stage.imaged().isEmpty()) {
            same.add(new Sql(image(stage, "__pgt_state.") + " = " + image(stage, "__pgt_delta.")));
        }
        List<Sql> nothing = new ArrayList<>();
        List<Sql> gone = new ArrayList<>();
        List<Sql> additions = new ArrayList<>();
        for (int index = 1; index <= stage.branches().size(); index++) {
            String count = Names.numbered("count", index).sql();
            String sum = "__pgt_state." + count + " + __pgt_delta." + count;
            nothing.add(new Sql("__pgt_delta." + count + " = 0"));
            gone.add(new Sql(sum + " = 0"));
            additions.add(new Sql(count + " = " + sum));
        }
        return TriggerBody.of(
                Sql.template("""
                                MERGE INTO {state} AS __pgt_state
                                USING (
                                  {delta}
                                ) AS __pgt_delta
                                ON {same}
                                WHEN MATCHED AND {gone} THEN DELETE
                                WHEN MATCHED AND NOT ({nothing}) THEN
                                  UPDATE SET {additions}
                                WHEN NOT MATCHED AND NOT ({nothing}) THEN
                                  INSERT ({columns}) VALUES (__pgt_delta.__pgt_hash, {values}, {counts});""")
                        .with("state", stage.state())
                        .with("delta", counted(stage, deltas))
                        .with("same", Sql.join("\n  AND ", same))
                        .with("gone", Sql.and(gone))
                        .with("nothing", Sql.and(nothing))
                        .with("additions", Sql.join(", ", additions))
                        .with("columns", columns(stage))
                        .with("values", Sql.join(", ", values))
                        .with("counts", counts(stage, "__pgt_delta.", ", "))
                        .sql(),
                TriggerBody.BY_INDEX);
    }

    /** The rows of a branch, each with its weight in the count of that branch and none in the others. */
    private static Sql rows(Branch branch, int position, Sql from, Sql weight, Stage stage) {
        List<StateColumn> columns = new ArrayList<>(branch.outputs());
        for (int index = 0; index < stage.branches().size(); index++) {
            columns.add(new StateColumn(Names.numbered("count", index + 1), index == position ? weight : Sql.of("0")));
        }
        return Sql.template("SELECT {items}\nFROM {from}{where}")
                .with("items", StateColumn.selectList(columns))
                .with("from", from)
                .with("where", StageSql.clause(Sql.of("\nWHERE "), branch.where()))
                .sql();
    }

    /** The distinct rows among these with their hash and the sums of their weights. */
    private static Sql counted(Stage stage, List<Sql> rows) {
        List<Sql> groups = new ArrayList<>();
        for (int position = 0; position < stage.outputs().size(); position++) {
            groups.add(Sql.number(position + 2));
        }
        if (!stage.imaged().isEmpty()) {
            groups.add(new Sql(image(stage, "")));
        }
        List<Sql> sums = new ArrayList<>();
        for (int index = 1; index <= stage.branches().size(); index++) {
            String count = Names.numbered("count", index).sql();
            sums.add(new Sql("sum(" + count + ") AS " + count));
        }
        return Sql.template("""
                        SELECT {hash} AS __pgt_hash, {names}, {counts}
                        FROM (
                          {rows}
                        ) AS __pgt_rows
                        GROUP BY {groups}""")
                .with(
                        "hash",
                        stage.hashed().isEmpty()
                                ? Sql.of("0::bigint")
                                : Sql.template("hash_record_extended(ROW({columns}), 0)")
                                        .with("columns", Sql.join(", ", stage.hashed()))
                                        .sql())
                .with("names", StageSql.names(stage.outputs()))
                .with("counts", Sql.join(", ", sums))
                .with("rows", Sql.join("\nUNION ALL\n", rows))
                .with("groups", Sql.join(", ", groups))
                .sql();
    }

    private static Sql counts(Stage stage, String row, String separator) {
        StringBuilder text = new StringBuilder();
        for (int index = 1; index <= stage.branches().size(); index++) {
            text.append(index == 1 ? "" : separator)
                    .append(row)
                    .append(Names.numbered("count", index).sql());
        }
        return new Sql(text.toString());
    }

    private static String image(Stage stage, String row) {
        StringBuilder text = new StringBuilder("ROW(");
        for (int index = 0; index < stage.imaged().size(); index++) {
            Identifier column = stage.imaged().get(index);
            text.append(index == 0 ? "" : ", ").append(row).append(column.sql());
        }
        return text.append(")::text").toString();
    }
}
