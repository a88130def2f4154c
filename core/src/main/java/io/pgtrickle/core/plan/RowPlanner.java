package io.pgtrickle.core.plan;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.facts.OutputFacts;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans stages that keep rows: identified by the identities of their inputs, or counted where there are none. */
final class RowPlanner {
    private RowPlanner() {}

    /** The output columns of a query that neither groups nor aggregates. */
    static List<StateColumn> outputs(Select select) {
        List<StateColumn> outputs = new ArrayList<>();
        for (SelectItem item : select.items()) {
            outputs.add(new StateColumn(item.name(), new Sql(item.expression().text())));
        }
        return outputs;
    }

    /** Rows identified by their inputs. */
    static Stage rows(List<Input> inputs, List<StateColumn> outputs, Sql from, Sql where, boolean unique) {
        List<KeyColumn> identity = new ArrayList<>();
        List<StateColumn> keys = new ArrayList<>();
        for (Input input : inputs) {
            for (KeyColumn key : input.identity()) {
                Identifier name = Names.numbered("id", keys.size() + 1);
                identity.add(new KeyColumn(name, key.type(), key.nullable()));
                keys.add(new StateColumn(name, input.reference(key)));
            }
        }
        return new Stage(
                Stage.Kind.ROWS, inputs, identity, keys, outputs, List.of(), from, where, unique, List.of(), List.of());
    }

    /** Rows counted by their values. */
    static Plan bag(Facts facts, List<Input> inputs, List<StateColumn> outputs, Sql where) {
        List<Identifier> hashed = new ArrayList<>();
        List<Identifier> imaged = new ArrayList<>();
        for (OutputFacts output : facts.outputs()) {
            if (!output.comparable()) {
                throw Failure.query(
                                ErrorCode.MISSING_PRIMARY_KEY,
                                "The column " + output.name().sql() + " of type " + output.type()
                                        + " cannot be compared",
                                "a table without a primary key is followed by comparing whole rows",
                                "Give the table a primary key, or cast the column to jsonb or text.")
                        .withFeature(output.type())
                        .exception();
            }
            if (output.hashable()) {
                hashed.add(output.name());
            }
            if (!output.imageEqual()) {
                imaged.add(output.name());
            }
        }
        Stage stage = new Stage(
                Stage.Kind.BAG,
                inputs,
                List.of(),
                List.of(),
                outputs,
                List.of(),
                inputs.get(0).present(),
                where,
                false,
                hashed,
                imaged);
        Sql copies = Sql.of(" CROSS JOIN LATERAL generate_series(1, __pgt_state.__pgt_count) AS __pgt_copy");
        return new Plan(List.of(stage), reader(outputs, copies), false);
    }

    /** A view over stored outputs. */
    static Reader reader(List<StateColumn> outputs, Sql tail) {
        List<Sql> items = new ArrayList<>();
        for (StateColumn output : outputs) {
            items.add(Sql.template("__pgt_state.{name}")
                    .with("name", output.name())
                    .sql());
        }
        return new Reader(Sql.join(",\n  ", items), tail);
    }

    /** The input that a stage of this stream table is for the next one. */
    static Input state(Names names, Stage stage) {
        return new Input(
                Names.STATE,
                List.of(),
                new Sql(names.state(stage.name()).sql()),
                Optional.empty(),
                stage.identity(),
                List.of());
    }
}
