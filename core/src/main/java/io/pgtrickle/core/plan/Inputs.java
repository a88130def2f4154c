package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Shape;
import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.ColumnFacts;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inputs of a query: its tables, each matched with what the catalogs say of it. */
final class Inputs {
    private final Facts facts;

    Inputs(Facts facts) {
        this.facts = facts;
    }

    /** The inputs in the order the query names them. */
    List<Input> of(Select select) {
        List<Input> inputs = new ArrayList<>();
        for (TableReference table : Shape.tables(select)) {
            inputs.add(input(table));
        }
        return inputs;
    }

    /** What the catalogs say of a table of the query. */
    SourceFacts source(TableReference table) {
        QualifiedName name = new QualifiedName(table.schema().orElse(new Identifier("pg_catalog")), table.name());
        for (SourceFacts source : facts.sources()) {
            if (source.name().equals(name)) {
                return source;
            }
        }
        throw Failure.internal("the catalogs know no source " + name).exception();
    }

    private Input input(TableReference table) {
        SourceFacts source = source(table);
        boolean renamed = !table.columnAliases().isEmpty();
        if (source.streamTable().isPresent()) {
            return new Input(
                    table.alias(),
                    table.columnAliases(),
                    source.streamTable().get().state(),
                    Optional.of(new Reader(
                            source.streamTable().get().outputList(),
                            source.streamTable().get().outputTail())),
                    source.identity(),
                    List.of());
        }
        List<Identifier> columns = new ArrayList<>();
        for (ColumnFacts column : source.columns()) {
            if (column.used() || renamed) {
                columns.add(column.name());
            }
        }
        return new Input(
                table.alias(),
                table.columnAliases(),
                new Sql(source.name().sql()),
                Optional.empty(),
                source.identity(),
                columns);
    }

    /** Whether the transition tables of a source can show every column the query reads. */
    boolean readableFromTransitionTables(TableReference table) {
        for (ColumnFacts column : source(table).columns()) {
            if (column.virtual() && (column.used() || !table.columnAliases().isEmpty())) {
                return false;
            }
        }
        return true;
    }

    /** Whether the keys of all sources hold at every moment, so that a state may enforce their combination. */
    boolean immediateKeys(Select select) {
        for (TableReference table : Shape.tables(select)) {
            SourceFacts source = source(table);
            if (source.streamTable().isEmpty()
                    && source.rowKey().isPresent()
                    && !source.rowKey().get().immediate()) {
                return false;
            }
        }
        return true;
    }

    /** Refuses a source whose rows nothing tells apart. */
    void requireIdentity(Select select) {
        for (TableReference table : Shape.tables(select)) {
            SourceFacts source = source(table);
            if (!source.identity().isEmpty()) {
                continue;
            }
            boolean stream = source.streamTable().isPresent();
            String name = source.name().sql();
            throw Failure.query(
                            ErrorCode.MISSING_PRIMARY_KEY,
                            (stream ? "The stream table " : "The table ") + name + " has no key",
                            "a join needs to tell the rows of its sources apart",
                            stream ? "Give the tables it reads a primary key and create it again." : addKey(source))
                    .withFeature("INNER JOIN")
                    .exception();
        }
    }

    private static String addKey(SourceFacts source) {
        String alter = "Run ALTER TABLE " + source.name();
        return source.column(new Identifier("id")).isEmpty()
                ? alter + " ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY."
                : alter + " ADD PRIMARY KEY (id).";
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
