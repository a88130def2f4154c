package io.pgtrickle.core.construct;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.ColumnFacts;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.OutputFacts;
import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;

/** Which relations can be sources, and which of their columns can be read. */
public final class SourceRules {
    private SourceRules() {}

    /** Refuses what the facts show cannot be followed. */
    public static void check(Facts facts) {
        for (SourceFacts source : facts.sources()) {
            checkRelation(source);
            for (ColumnFacts column : source.columns()) {
                checkReserved(column.name());
            }
        }
        for (OutputFacts output : facts.outputs()) {
            checkReserved(output.name());
        }
        if (facts.readsSystemColumns()) {
            throw Failure.unsupported(
                            "A system column (ctid, xmin, tableoid and their kind)",
                            "it changes without a change to the row's values",
                            "Select the primary key instead.")
                    .exception();
        }
    }

    private static void checkRelation(SourceFacts source) {
        String name = source.name().sql();
        String schema = source.name().schema().sql();
        if (schema.equals("pg_catalog") || schema.equals("information_schema")) {
            refuse("The system relation " + name, "Postgres has no triggers on it", "Select from a table.");
        }
        if (source.streamTable().isEmpty()) {
            checkKind(source, name);
        }
        if (schema.equals(Names.SCHEMA.sql()) && source.streamTable().isEmpty()) {
            refuse("The internal table " + name, "it is not yours to read", "Select from the stream table.");
        }
    }

    private static void checkKind(SourceFacts source, String name) {
        switch (source.kind()) {
            case 'f' ->
                refuse(
                        "The foreign table " + name,
                        "its changes happen elsewhere and fire no triggers here",
                        "Copy its rows into a table.");
            case 'p' ->
                refuse(
                        "The partitioned table " + name,
                        "changes to its partitions are not followed yet",
                        "Use a table without partitions.");
            case 'v' ->
                refuse(
                        "The view " + name,
                        "views are not taken apart yet",
                        "Write its query out, or make it a stream table.");
            case 'm' ->
                refuse("The materialized view " + name, "its refreshes fire no triggers", "Make it a stream table.");
            default -> checkTable(source, name);
        }
    }

    private static void checkTable(SourceFacts source, String name) {
        if (source.persistence() == 't') {
            refuse(
                    "The temporary table " + name,
                    "it ends with the session, and the stream table does not",
                    "Use a permanent table.");
        }
        if (source.persistence() == 'u') {
            refuse(
                    "The unlogged table " + name,
                    "a crash empties it without a trace",
                    "Run ALTER TABLE " + name + " SET LOGGED.");
        }
        if (source.rowSecurity()) {
            refuse(
                    "Row security on " + name,
                    "a stream table shows all rows to whoever may read it",
                    "Disable row security on the table, or grant reading on a view with a predicate.");
        }
        if (source.inheritance().equals("partition")) {
            refuse(
                    "The partition " + name,
                    "changes through its parent are not followed yet",
                    "Use a table without partitions.");
        }
        if (!source.inheritance().isEmpty()) {
            refuse(
                    "Inheritance of " + name,
                    "changes to one table show in another",
                    "Use a table without inheritance.");
        }
    }

    private static void checkReserved(Identifier column) {
        if (column.name().startsWith(Names.RESERVED_PREFIX)) {
            refuse(
                    "The column name " + column.name(),
                    "names that start with " + Names.RESERVED_PREFIX + " are reserved",
                    "Rename the column.");
        }
    }

    private static void refuse(String feature, String reason, String hint) {
        throw Failure.unsupported(feature, reason, hint).exception();
    }
}
