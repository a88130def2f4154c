package io.pgtrickle.core.script;

import io.pgtrickle.core.plan.BagStage;
import io.pgtrickle.core.plan.Input;
import io.pgtrickle.core.plan.StateColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** One signed delta a distinct row, added to its multiplicity; see {@link BagStage}. */
final class BagStageScript extends StageScript {
    private final BagStage stage;

    BagStageScript(BagStage stage, Installation installation) {
        super(stage, installation);
        this.stage = stage;
    }

    @Override
    Sql fill() {
        return counted(stage.input().present(), Sql.of("count(*)"));
    }

    @Override
    Sql columns() {
        return Sql.template("__pgt_hash{outputs}, __pgt_count")
                .with("outputs", prefixed(Sql.of(", ")))
                .sql();
    }

    @Override
    List<Index> indexes() {
        return List.of(new Index(false, Sql.of("(__pgt_hash)")));
    }

    @Override
    TriggerFunction follow(int number, List<Input> inputs, Event event) {
        Sql statements = Sql.template("""
                        MERGE INTO {state} AS __pgt_state
                        USING (
                          {delta}
                        ) AS __pgt_delta
                        ON {match}
                        WHEN MATCHED AND __pgt_state.__pgt_count + __pgt_delta.__pgt_count = 0 THEN DELETE
                        WHEN MATCHED AND __pgt_delta.__pgt_count <> 0 THEN
                          UPDATE SET __pgt_count = __pgt_state.__pgt_count + __pgt_delta.__pgt_count
                        WHEN NOT MATCHED AND __pgt_delta.__pgt_count <> 0 THEN
                          INSERT ({columns}) VALUES (__pgt_delta.__pgt_hash{values}, __pgt_delta.__pgt_count);""")
                .with("state", state())
                .with("delta", counted(stage.input().delta(event), Sql.of("sum(__pgt_weight)")))
                .with("match", match())
                .with("columns", columns())
                .with("values", prefixed(Sql.of(", __pgt_delta.")))
                .sql();
        return new TriggerFunction(
                stage, number, stage.input().relation(), event, Sql.EMPTY, statements, PlannerGuards.ROWS);
    }

    private Sql counted(Sql from, Sql count) {
        List<Sql> positions = new ArrayList<>();
        for (int position = 1; position <= stage.outputs().size(); position++) {
            positions.add(Sql.number(position + 1));
        }
        Sql rows = Sql.template("SELECT {items}{weight}\nFROM {from}{where}")
                .with("items", StateColumn.selectList(stage.outputs()))
                .with("weight", count.equals(Sql.of("count(*)")) ? Sql.EMPTY : Sql.of(", __pgt_weight"))
                .with("from", from)
                .with("where", whereClause(stage.where()))
                .sql();
        return Sql.template("""
                        SELECT {hash} AS __pgt_hash{outputs}, {count} AS __pgt_count
                        FROM (
                          {rows}
                        ) AS __pgt_row
                        GROUP BY {positions}""")
                .with("hash", hash())
                .with("outputs", prefixed(Sql.of(", ")))
                .with("count", count)
                .with("rows", rows)
                .with("positions", Sql.join(", ", positions))
                .sql();
    }

    private Sql hash() {
        return stage.hashed().isEmpty()
                ? Sql.of("0::bigint")
                : Sql.template("hash_record_extended(ROW({columns}), 0)")
                        .with("columns", Sql.join(", ", stage.hashed()))
                        .sql();
    }

    private Sql match() {
        List<Sql> predicates = new ArrayList<>();
        predicates.add(Sql.of("__pgt_state.__pgt_hash = __pgt_delta.__pgt_hash"));
        for (StateColumn column : stage.outputs()) {
            predicates.add(Sql.template("__pgt_state.{column} IS NOT DISTINCT FROM __pgt_delta.{column}")
                    .with("column", column.name())
                    .sql());
        }
        return Sql.join("\n  AND ", predicates);
    }

    private Sql prefixed(Sql prefix) {
        StringBuilder text = new StringBuilder();
        for (StateColumn column : stage.outputs()) {
            text.append(prefix).append(column.name());
        }
        return new Sql(text.toString());
    }
}
