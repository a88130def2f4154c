package io.pgtrickle.plugin.lifecycle;

import java.util.Optional;

/** One call of the public API, run step by step by whoever holds the database. */
public abstract class Operation {
    private final String name;
    private final Optional<String> table;

    private Outcome outcome = new Done("null");

    /**
     * @param name the API call, such as {@code createStreamTable}
     * @param table the stream table's name as the user gave it
     */
    protected Operation(String name, Optional<String> table) {
        this.name = name;
        this.table = table;
    }

    /** The API call. */
    public final String name() {
        return name;
    }

    /** The stream table's name as the user gave it. */
    public final Optional<String> table() {
        return table;
    }

    /** Whether what it did to the database stays; whoever runs it takes it back otherwise. */
    public boolean keepsChanges() {
        return true;
    }

    /** Begins the operation. */
    public final Outcome start() {
        outcome = begin();
        return outcome;
    }

    /** Goes on with the rows of the statement last given out. */
    public final Outcome resume(Rows rows) {
        if (!(outcome instanceof Step step)) {
            throw new IllegalStateException("resumed without a pending statement");
        }
        outcome = step.next().apply(rows);
        return outcome;
    }

    /** Ends the operation after Postgres refused the statement last given out: throws the error to report. */
    public final Outcome fail(DatabaseError error) {
        if (!(outcome instanceof Step step)) {
            throw new IllegalStateException("failed without a pending statement");
        }
        throw step.refused().apply(error);
    }

    /** The first statement. */
    protected abstract Outcome begin();
}
