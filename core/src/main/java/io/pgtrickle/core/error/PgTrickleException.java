package io.pgtrickle.core.error;

import java.util.Optional;

/** The one exception of this library: it carries a {@link Failure}. */
public final class PgTrickleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** @param failure what went wrong */
    public PgTrickleException(Failure failure) {
        super(failure.problem());
        this.failure = failure;
    }

    /** What went wrong. */
    public Failure failure() {
        return failure;
    }

    /**
     * The whole message.
     *
     * @param operation the API call it stopped, such as {@code createStreamTable}
     * @param table the stream table's name as the user gave it
     */
    public String message(String operation, Optional<String> table) {
        String name = table.isPresent() ? "\"" + table.get() + "\"" : "";
        String where = failure.ofStreamTable()
                ? "Stream table " + name + " " + failure.problem()
                : failure.problem() + (name.isEmpty() ? "" : " in stream table " + name);
        String why = failure.reason().isEmpty() ? "" : ": " + failure.reason();
        String way = failure.hint().isEmpty() ? "" : " " + failure.hint();
        return where + " (" + operation + ")" + why + "." + way;
    }
}
