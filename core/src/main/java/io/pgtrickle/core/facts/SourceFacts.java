package io.pgtrickle.core.facts;

import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * A relation the defining query reads.
 *
 * @param oid its object id
 * @param name its name
 * @param kind {@code pg_class.relkind}
 * @param persistence {@code pg_class.relpersistence}
 * @param rowSecurity whether row security is enabled on it
 * @param inherits whether it is a partition or child of another table, or has a foreign table among its own
 * @param immediateKey whether its identity holds at every moment; a deferrable key may be violated for a while
 * @param identity the columns that tell its rows apart: of a table the primary key, else a unique key of NOT NULL
 *     columns that can be looked up by {@code = ANY}. Empty when rows may repeat
 * @param streamTable how to read it when it is a stream table
 * @param definition the query of a view that is no stream table, as Postgres prints it; else empty
 * @param columns its columns, in order
 */
public record SourceFacts(
        String oid,
        QualifiedName name,
        char kind,
        char persistence,
        boolean rowSecurity,
        boolean inherits,
        boolean immediateKey,
        List<KeyColumn> identity,
        Optional<StreamTableFacts> streamTable,
        String definition,
        List<ColumnFacts> columns) {

    /** Whether it has a column of that name that is never NULL. */
    public boolean neverNull(Identifier column) {
        for (ColumnFacts candidate : columns) {
            if (candidate.name().sql().equals(column.sql())) {
                return candidate.notNull();
            }
        }
        return false;
    }
}
