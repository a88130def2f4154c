package io.pgtrickle.core.facts;

import io.pgtrickle.core.sql.Identifier;

/**
 * A column of a source.
 *
 * @param name its name
 * @param type its type without modifiers
 * @param notNull whether it is NOT NULL
 * @param virtual whether it is a virtual generated column, which transition tables cannot show
 * @param used whether the defining query reads it
 * @param array whether its type is an array
 */
public record ColumnFacts(
        Identifier name, String type, boolean notNull, boolean virtual, boolean used, boolean array) {}
