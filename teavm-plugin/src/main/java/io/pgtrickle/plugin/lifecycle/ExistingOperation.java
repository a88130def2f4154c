package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.plugin.catalog.CatalogQueries;
import java.util.List;
import java.util.Optional;

/** An operation on a stream table that exists. */
abstract class ExistingOperation extends Operation {
    private final String givenName;

    ExistingOperation(String operation, String name) {
        super(operation, Optional.of(name));
        this.givenName = name;
    }

    /**
     * What is done with it.
     *
     * @param found one row as {@link CatalogQueries#BY_NAME} gives it
     */
    abstract Outcome with(Rows found);

    /** What is done when there is none of that name. */
    Outcome missing() {
        throw Failure.streamTable(
                        ErrorCode.NOT_FOUND, "does not exist", "", "List those that do with pg.trickle.streamTables().")
                .exception();
    }

    @Override
    protected final Outcome begin() {
        String quoted = StreamTableName.parse(givenName).quoted();
        return CatalogCheck.then(
                () -> Step.of(
                        CatalogQueries.BY_NAME,
                        List.of(quoted),
                        found -> found.rows().isEmpty() ? missing() : with(found)),
                this::missing);
    }
}
