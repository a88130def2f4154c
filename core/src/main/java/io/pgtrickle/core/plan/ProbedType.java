package io.pgtrickle.core.plan;

/**
 * The type of an expression, as Postgres resolved it.
 *
 * @param name the type without modifiers
 * @param constrained whether it has modifiers: a numeric with a fixed scale, for one
 */
public record ProbedType(String name, boolean constrained) {

    /** Whether sums of it are sums of whole numbers that fit 64 bits for as long as Postgres's own do. */
    public boolean isSmallInteger() {
        return name.equals("smallint") || name.equals("integer");
    }

    /** Whether it is added and subtracted without loss. */
    public boolean isExact() {
        return isSmallInteger() || name.equals("bigint") || name.equals("numeric");
    }

    /** Whether it is a floating-point number. */
    public boolean isFloat() {
        return name.equals("real") || name.equals("double precision");
    }
}
