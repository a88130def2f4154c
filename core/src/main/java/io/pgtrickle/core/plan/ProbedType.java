package io.pgtrickle.core.plan;

/**
 * The type of an expression, as Postgres resolved it.
 *
 * @param name the type without modifiers
 * @param constrained whether it has modifiers: a numeric with a fixed scale, for one
 * @param imageEqual whether equal values always look the same
 * @param searchable whether values can be looked up by {@code = ANY}
 * @param comparable whether the type has an equality and an order
 * @param hashable whether the type has a hash function
 */
public record ProbedType(
        String name,
        boolean constrained,
        boolean imageEqual,
        boolean searchable,
        boolean comparable,
        boolean hashable) {

    /** Whether sums of it are sums of whole numbers that fit 64 bits for as long as Postgres's own do. */
    public boolean isSmallInteger() {
        return name.equals("smallint") || name.equals("integer");
    }

    /** Whether it is a decimal number. */
    public boolean isNumeric() {
        return name.equals("numeric");
    }

    /** Whether it is added and subtracted without loss. */
    public boolean isExact() {
        return isSmallInteger() || name.equals("bigint") || isNumeric();
    }
}
