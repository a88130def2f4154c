package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.Stage;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * One signed delta a distinct row, added to its multiplicity; see {@link Stage.Kind#BAG}. Rows are the same when they are
 * equal and, where equal values may look different (1.0 and 1.00), their texts are equal too.
 */
final class BagCounting {
    private BagCounting() {}

    static TriggerBody rows(Stage stage, Event event, QualifiedName state) {
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
        return new TriggerBody(
                Sql.EMPTY,
                Sql.template("""
                                MERGE INTO {state} AS __pgt_state
                                USING (
                                  {delta}
                                ) AS __pgt_delta
                                ON {same}
                                WHEN MATCHED AND __pgt_state.__pgt_count + __pgt_delta.__pgt_count = 0 THEN DELETE
                                WHEN MATCHED AND __pgt_delta.__pgt_count <> 0 THEN
                                  UPDATE SET __pgt_count = __pgt_state.__pgt_count + __pgt_delta.__pgt_count
                                WHEN NOT MATCHED AND __pgt_delta.__pgt_count <> 0 THEN
                                  INSERT ({columns}) VALUES (__pgt_delta.__pgt_hash, {values}, __pgt_delta.__pgt_count);""")
                        .with("state", state)
                        .with("delta", counted(stage, stage.inputs().get(0).delta(event), true))
                        .with("same", Sql.join("\n  AND ", same))
                        .with("columns", StageSql.columns(stage))
                        .with("values", Sql.join(", ", values))
                        .sql(),
                TriggerBody.BY_KEY);
    }

    /** The distinct rows with their hash and how often they occur, or by how much more often when rows have weights. */
    static Sql counted(Stage stage, Sql from, boolean weighted) {
        List<Sql> groups = new ArrayList<>();
        for (int position = 0; position < stage.outputs().size(); position++) {
            groups.add(Sql.number(position + 2));
        }
        if (!stage.imaged().isEmpty()) {
            groups.add(new Sql(image(stage, "")));
        }
        return Sql.template("""
                        SELECT {hash} AS __pgt_hash, {names}, {count} AS __pgt_count
                        FROM (
                          SELECT {items}{weight}
                          FROM {from}{where}
                        ) AS __pgt_row
                        GROUP BY {groups}""")
                .with(
                        "hash",
                        stage.hashed().isEmpty()
                                ? Sql.of("0::bigint")
                                : Sql.template("hash_record_extended(ROW({columns}), 0)")
                                        .with("columns", Sql.join(", ", stage.hashed()))
                                        .sql())
                .with("names", StageSql.names(stage.outputs()))
                .with("count", weighted ? Sql.of("sum(__pgt_weight)") : Sql.of("count(*)"))
                .with("items", StateColumn.selectList(stage.outputs()))
                .with("weight", weighted ? Sql.of(", __pgt_weight") : Sql.EMPTY)
                .with("from", from)
                .with("where", StageSql.clause(Sql.of("\nWHERE "), stage.where()))
                .with("groups", Sql.join(", ", groups))
                .sql();
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
