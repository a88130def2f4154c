package io.pgtrickle.core.facts;

import io.pgtrickle.core.sql.Identifier;

/**
 * A column of a row identity.
 *
 * @param column its name in the relation it identifies rows of
 * @param type its type without modifiers; empty when values of it cannot be looked up by {@code = ANY}
 * @param nullable whether it can be NULL; NULLs then count as equal
 */
public record KeyColumn(Identifier column, String type, boolean nullable) {}
