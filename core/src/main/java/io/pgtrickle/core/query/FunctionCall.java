package io.pgtrickle.core.query;

import java.util.List;
import java.util.Optional;

/**
 * A call in function syntax: an ordinary function, an aggregate or a window function; which of them, the catalogs say.
 *
 * @param span the whole call, with FILTER, WITHIN GROUP and OVER
 * @param name the function as printed, schema-qualified and quoted where Postgres does
 * @param star whether the argument is {@code *}
 * @param distinct whether the arguments are DISTINCT
 * @param arguments one span an argument, without ORDER BY
 * @param orderedArguments whether an ORDER BY stands inside the parentheses
 * @param filter the predicate inside {@code FILTER (WHERE …)}
 * @param over whether OVER follows: a window function call
 */
public record FunctionCall(
        Span span,
        String name,
        boolean star,
        boolean distinct,
        List<Span> arguments,
        boolean orderedArguments,
        Optional<Span> filter,
        boolean over) {}
