package io.pgtrickle.core.facts;

import io.pgtrickle.core.sql.Identifier;

/**
 * An output column of the defining query.
 *
 * @param name its name
 * @param type its type with modifiers, as {@code format_type} prints it
 * @param comparable whether the type has an equality and an order
 * @param hashable whether the type has a hash function
 * @param imageEqual whether equal values always look the same
 */
public record OutputFacts(Identifier name, String type, boolean comparable, boolean hashable, boolean imageEqual) {}
