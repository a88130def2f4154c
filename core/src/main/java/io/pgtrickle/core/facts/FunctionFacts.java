package io.pgtrickle.core.facts;

/**
 * A function, operator or aggregate that the defining query calls.
 *
 * @param printedName its name as canonical SQL prints it
 * @param signature its name with argument types
 * @param kind {@code pg_proc.prokind}: f, a, w or p
 * @param volatility {@code pg_proc.provolatile}: i, s or v
 * @param builtIn whether it lives in pg_catalog
 * @param name its plain name
 */
public record FunctionFacts(
        String printedName, String signature, char kind, char volatility, boolean builtIn, String name) {

    /** Whether it is an aggregate. */
    public boolean isAggregate() {
        return kind == 'a';
    }
}
