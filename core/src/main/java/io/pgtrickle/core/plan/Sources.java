package io.pgtrickle.core.plan;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.ColumnFacts;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.facts.StreamTableFacts;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a query, each matched with what the catalogs say of it. */
final class Sources {
    private final Facts facts;

    Sources(Facts facts) {
        this.facts = facts;
    }

    /** The leaf that reads a table. */
    Leaf leaf(TableReference table, SourceFacts source) {
        Input input = input(source, table.alias(), table.columnAliases());
        List<String> columns = new ArrayList<>();
        for (ColumnFacts column : source.columns()) {
            columns.add(column.name().sql());
        }
        return new Leaf(
                table.alias().sql(),
                Optional.of(input),
                input.present().sql(),
                source.name().sql() + input.aliasClause().sql(),
                Optional.of(source),
                table.columnAliases().isEmpty() ? columns : new ArrayList<>(),
                Optional.empty());
    }

    /** What follows the changes of a relation. */
    static Input input(SourceFacts source, Identifier alias, List<Identifier> columnAliases) {
        if (source.streamTable().isPresent()) {
            StreamTableFacts stream = source.streamTable().get();
            return new Input(
                    alias,
                    columnAliases,
                    stream.state(),
                    Optional.of(new Reader(stream.outputList(), stream.outputTail())),
                    source.identity(),
                    new ArrayList<>(),
                    stream.outputTail().sql().contains("__pgt_copy"),
                    false);
        }
        boolean visible = true;
        List<Identifier> columns = new ArrayList<>();
        for (ColumnFacts column : source.columns()) {
            if (column.used() || !columnAliases.isEmpty()) {
                columns.add(column.name());
                visible &= !column.virtual();
            }
        }
        return new Input(
                alias,
                columnAliases,
                new Sql(source.name().sql()),
                Optional.empty(),
                source.identity(),
                columns,
                !source.immediateKey(),
                visible);
    }

    /** What the catalogs say of a table; refuses those they say nothing of. */
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

    /** Refuses a leaf whose rows nothing tells apart. */
    static void requireIdentity(Leaf leaf) {
        if (leaf.source().isEmpty() || !leaf.source().get().identity().isEmpty()) {
            return;
        }
        SourceFacts source = leaf.source().get();
        String name = source.name().sql();
        boolean hasId = false;
        for (ColumnFacts column : source.columns()) {
            hasId |= column.name().sql().equals("id");
        }
        throw Failure.query(
                        ErrorCode.MISSING_PRIMARY_KEY,
                        "The table " + name + " has no usable key",
                        "its rows are told apart by a primary key, or a unique key of NOT NULL columns, of built-in types but arrays",
                        "Run ALTER TABLE " + name + " ADD "
                                + (hasId
                                        ? "PRIMARY KEY (id)."
                                        : "COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY."))
                .withFeature(name)
                .exception();
    }

    /** Whether the transition tables of a leaf can show every column the query reads. */
    static boolean readableFromTransitionTables(Leaf leaf) {
        if (leaf.source().isPresent()) {
            for (ColumnFacts column : leaf.source().get().columns()) {
                if (column.virtual() && column.used()) {
                    return false;
                }
            }
        }
        return true;
    }
}
