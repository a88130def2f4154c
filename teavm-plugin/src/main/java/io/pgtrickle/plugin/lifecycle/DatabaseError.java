package io.pgtrickle.plugin.lifecycle;

/**
 * An error of Postgres, as it reported it; absent parts are empty.
 *
 * @param sqlstate the five-character code
 * @param message the primary message
 * @param detail more about the problem
 * @param hint what to do about it
 * @param position the 1-based character in the statement, 0 when unknown
 */
public record DatabaseError(String sqlstate, String message, String detail, String hint, int position) {

    /** The message with its detail. */
    String explained() {
        return detail.isEmpty() ? message : message + " (" + detail + ")";
    }
}
