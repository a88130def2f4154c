package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Shape;
import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.ColumnFacts;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.facts.StreamTableFacts;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inputs of a query: its tables, each matched with what the catalogs say of it. */
final class Inputs {
    private final Facts facts;
    private final List<TableReference> tables;

    Inputs(Facts facts, Select select) {
        this.facts = facts;
        this.tables = Shape.tables(select);
    }

    /** The tables, in the order the query names them. */
    List<TableReference> tables() {
        return tables;
    }

    /** The inputs in the same order. */
    List<Input> all() {
        List<Input> inputs = new ArrayList<>();
        for (TableReference table : tables) {
            inputs.add(input(table));
        }
        return inputs;
    }

    /** What the catalogs say of a table of the query. */
    SourceFacts source(TableReference table) {
        for (SourceFacts source : facts.sources()) {
            if (source.name().name().sql().equals(table.name().sql())
                    && (table.schema().isEmpty()
                            || table.schema()
                                    .get()
                                    .sql()
                                    .equals(source.name().schema().sql()))) {
                return source;
            }
        }
        throw Failure.unsupported(
                        "The system relation pg_catalog." + table.name().sql(),
                        "Postgres has no triggers on it",
                        "Select from a table.")
                .exception();
    }

    private Input input(TableReference table) {
        SourceFacts source = source(table);
        Sql relation = new Sql(source.name().sql());
        Optional<Reader> reader = Optional.empty();
        List<Identifier> columns = new ArrayList<>();
        if (source.streamTable().isPresent()) {
            StreamTableFacts stream = source.streamTable().get();
            relation = stream.state();
            reader = Optional.of(new Reader(stream.outputList(), stream.outputTail()));
        } else {
            for (ColumnFacts column : source.columns()) {
                if (column.used() || !table.columnAliases().isEmpty()) {
                    columns.add(column.name());
                }
            }
        }
        return new Input(table.alias(), table.columnAliases(), relation, reader, source.identity(), columns);
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
    boolean immediateKeys() {
        for (TableReference table : tables) {
            if (!source(table).immediateKey()) {
                return false;
            }
        }
        return true;
    }

    /** Refuses a source whose rows nothing tells apart. */
    void requireIdentity() {
        for (TableReference table : tables) {
            SourceFacts source = source(table);
            if (!source.identity().isEmpty()) {
                continue;
            }
            String name = source.name().sql();
            boolean stream = source.streamTable().isPresent();
            boolean hasId = false;
            for (ColumnFacts column : source.columns()) {
                hasId |= column.name().sql().equals("id");
            }
            throw Failure.query(
                            ErrorCode.MISSING_PRIMARY_KEY,
                            (stream ? "The stream table " : "The table ") + name + " has no usable key",
                            "its rows are told apart by a primary key, or a unique key of NOT NULL columns, of built-in types but arrays",
                            stream
                                    ? "Give the tables it reads a primary key and create it again."
                                    : "Run ALTER TABLE " + name + " ADD "
                                            + (hasId
                                                    ? "PRIMARY KEY (id)."
                                                    : "COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY."))
                    .withFeature(name)
                    .exception();
        }
    }
}
