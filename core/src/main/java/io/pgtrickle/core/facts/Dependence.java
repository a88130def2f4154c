package io.pgtrickle.core.facts;

/**
 * Something in the defining query whose value does not follow from source rows alone.
 *
 * @param what its name: a function, a value of the session, a conversion
 * @param on {@code time zone}, {@code text} for all settings that decide how values become text, {@code operator} for an
 *     operator that the printed query does not name, or {@code more}
 */
public record Dependence(String what, String on) {}
