package io.pgtrickle.core.plan;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.OutputFacts;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** Plans rows that nothing tells apart: counted by their values. */
final class BagPlanner {
    private BagPlanner() {}

    static Plan plan(Select select, Facts facts, FromClause from, Sql where, Settings settings) {
        List<StateColumn> outputs = new ArrayList<>();
        for (SelectItem item : select.items()) {
            outputs.add(new StateColumn(item.name(), new Sql(item.expression().text())));
        }
        List<Identifier> hashed = new ArrayList<>();
        for (OutputFacts output : facts.outputs()) {
            if (!output.comparable()) {
                throw notComparable(output);
            }
            if (output.hashable()) {
                hashed.add(output.name());
            }
        }
        BagStage stage = new BagStage(from.inputs().get(0), where, outputs, hashed);
        Reader reader = new Reader(
                RowPlanner.readList(outputs),
                Sql.of(" CROSS JOIN LATERAL generate_series(1, __pgt_state.__pgt_count) AS __pgt_copy"));
        return new Plan(List.of(stage), reader, settings, false);
    }

    private static PgTrickleException notComparable(OutputFacts output) {
        return Failure.query(
                        ErrorCode.MISSING_PRIMARY_KEY,
                        "The column " + output.name() + " of type " + output.type() + " cannot be compared",
                        "a table without a primary key is followed by comparing whole rows",
                        "Give the table a primary key, or cast the column to a type with an equality, such as "
                                + (output.type().equals("json") ? "jsonb." : "text."))
                .withFeature(output.type())
                .exception();
    }
}
