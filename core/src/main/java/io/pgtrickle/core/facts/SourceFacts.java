package io.pgtrickle.core.facts;

import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.QualifiedName;
import java.util.ArrayList;
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
 * @param inheritance {@code partition}, {@code parent}, {@code child}, or empty
 * @param streamTable how to read it when it is a stream table
 * @param columns its columns, in order
 * @param keys its unique keys
 */
public record SourceFacts(
        String oid,
        QualifiedName name,
        char kind,
        char persistence,
        boolean rowSecurity,
        String inheritance,
        Optional<StreamTableFacts> streamTable,
        List<ColumnFacts> columns,
        List<UniqueKey> keys) {
    public SourceFacts {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** The column of that name, if there is one. */
    public Optional<ColumnFacts> column(Identifier column) {
        for (ColumnFacts candidate : columns) {
            if (candidate.name().equals(column)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * The key that tells its rows apart: of a stream table its row identity, of a table the primary key, else a unique
     * key whose columns are all NOT NULL. Keys with array columns do not serve: arrays of arrays are not what
     * {@code = ANY} compares.
     */
    public Optional<UniqueKey> rowKey() {
        Optional<UniqueKey> best = Optional.empty();
        for (UniqueKey key : keys) {
            if (serves(key) && (best.isEmpty() || key.primary())) {
                best = Optional.of(key);
            }
        }
        return best;
    }

    /** The columns of the row identity; empty when rows may repeat. */
    public List<KeyColumn> identity() {
        if (streamTable.isPresent()) {
            return streamTable.get().identity();
        }
        List<KeyColumn> identity = new ArrayList<>();
        rowKey().ifPresent(key -> {
            for (Identifier column : key.columns()) {
                identity.add(new KeyColumn(column, column(column).orElseThrow().type(), false));
            }
        });
        return identity;
    }

    private boolean serves(UniqueKey key) {
        for (Identifier column : key.columns()) {
            Optional<ColumnFacts> facts = column(column);
            if (facts.isEmpty() || !facts.get().notNull() || facts.get().array()) {
                return false;
            }
        }
        return !key.columns().isEmpty();
    }
}
