package io.pgtrickle.core.error;

import java.util.Optional;

/** The one exception of this library: a {@link Failure} and, once known, the stream table and operation it stopped. */
public final class PgTrickleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final transient Optional<String> table;
    private final String operation;

    /**
     * @param failure what went wrong
     * @param table the stream table's name as the user gave it
     * @param operation the API call, such as {@code createStreamTable}; empty when not known yet
     */
    public PgTrickleException(Failure failure, Optional<String> table, String operation) {
        super(message(failure, table, operation));
        this.failure = failure;
        this.table = table;
        this.operation = operation;
    }

    /** What went wrong. */
    public Failure failure() {
        return failure;
    }

    /** The stream table's name as the user gave it. */
    public Optional<String> table() {
        return table;
    }

    /** The API call it stopped; empty when not known. */
    public String operation() {
        return operation;
    }

    /** The same failure, said of an operation on a stream table; unchanged when one is named already. */
    public PgTrickleException during(String newOperation, Optional<String> newTable) {
        return operation.isEmpty() ? new PgTrickleException(failure, newTable, newOperation) : this;
    }

    private static String message(Failure failure, Optional<String> table, String operation) {
        String quoted = table.map(name -> "\"" + name + "\"").orElse("");
        StringBuilder text = new StringBuilder();
        if (failure.subject() == Failure.Subject.STREAM_TABLE) {
            text.append("Stream table ").append(quoted).append(quoted.isEmpty() ? "" : " ");
            text.append(failure.problem());
        } else {
            text.append(failure.problem())
                    .append(quoted.isEmpty() ? "" : " in stream table ")
                    .append(quoted);
        }
        if (!operation.isEmpty()) {
            text.append(" (").append(operation).append(')');
        }
        if (!failure.reason().isEmpty()) {
            text.append(": ").append(failure.reason());
        }
        text.append('.');
        if (!failure.hint().isEmpty()) {
            text.append(' ').append(failure.hint());
        }
        return text.toString();
    }
}
