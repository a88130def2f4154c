package io.pgtrickle.core.construct;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.ColumnFacts;
import io.pgtrickle.core.facts.Dependence;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.OutputFacts;
import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.plan.Settings;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;

/**
 * What a defining query may read: which relations, which columns, and what besides rows. IMMUTABLE functions depend on
 * nothing. Built-in STABLE ones that read session settings only are maintained under the settings of creation. The
 * clock, the session's user and every other STABLE or VOLATILE function change results without any change to a row.
 */
public final class SourceRules {
    private static final String SYSTEM_COLUMNS = " ctid xmin cmin xmax cmax tableoid ";

    private SourceRules() {}

    /** Refuses what the facts show cannot be followed; gives the settings the query depends on. */
    public static Settings check(Facts facts) {
        for (SourceFacts source : facts.sources()) {
            checkRelation(source);
            for (ColumnFacts column : source.columns()) {
                checkReserved("The column name ", column.name(), "Rename the column.");
            }
        }
        if (facts.readsSystemColumns()) {
            refuse(
                    "A system column (ctid, xmin, tableoid and their kind)",
                    "it changes without a change to the row's values",
                    "Select the primary key instead.");
        }
        for (OutputFacts output : facts.outputs()) {
            Identifier name = output.name();
            checkReserved("The column name ", name, "Rename the column.");
            if (isSystemColumn(name)) {
                refuse("The column name " + name.name(), "every table has one of its own", "Rename the column.");
            }
        }
        Settings settings = facts.printsValues() ? Settings.ALL : Settings.NONE;
        for (Dependence dependence : facts.dependences()) {
            if (dependence.on().equals("more")) {
                refuse(dependence.what(), "its result may change without a change to any row", Refusals.AT_READ);
            }
            if (dependence.on().equals("operator")) {
                refuse(
                        dependence.what(),
                        "Postgres would print it without its operator",
                        "Write the comparison with =, which is printed with its schema.");
            }
            if (dependence.on().equals("text")) {
                settings = Settings.ALL;
            } else if (settings.names().isEmpty()) {
                settings = Settings.TIME_ZONE;
            }
        }
        return settings;
    }

    /** Whether no column of a table can have this name. */
    public static boolean isSystemColumn(Identifier name) {
        return SYSTEM_COLUMNS.contains(" " + name.sql() + " ");
    }

    private static void checkRelation(SourceFacts source) {
        String name = source.name().sql();
        String schema = source.name().schema().sql();
        char kind = source.kind();
        if (schema.equals("pg_catalog") || schema.equals("information_schema")) {
            refuse("The system relation " + name, "Postgres has no triggers on it", "Select from a table.");
        }
        if (source.streamTable().isPresent()) {
            return;
        }
        if (schema.equals(Names.SCHEMA.sql())) {
            refuse("The internal table " + name, "it is not yours to read", "Select from the stream table.");
        }
        if (kind == 'f') {
            refuse("The foreign table " + name, "its changes fire no triggers here", "Copy its rows into a table.");
        }
        if (source.inherits()) {
            refuse(
                    "The inheritance of " + name,
                    "changes through its parent, or of a foreign table below it, fire no triggers on it",
                    "Select from the parent, and leave foreign tables out.");
        }
        if (kind == 'm') {
            refuse("The materialized view " + name, "its refreshes fire no triggers", "Make it a stream table.");
        }
        if (source.persistence() == 't') {
            refuse("The temporary table " + name, "it ends with the session", "Use a permanent table.");
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
                    "Disable row security on the table.");
        }
    }

    static void checkReserved(String feature, Identifier name, String hint) {
        if (name.name().startsWith(Names.RESERVED_PREFIX)) {
            refuse(feature + name.name(), "names that start with " + Names.RESERVED_PREFIX + " are reserved", hint);
        }
    }

    private static void refuse(String feature, String reason, String hint) {
        throw Failure.unsupported(feature, reason, hint).exception();
    }
}
