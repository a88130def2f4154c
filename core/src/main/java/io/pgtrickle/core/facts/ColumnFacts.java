package io.pgtrickle.core.facts;

import io.pgtrickle.core.sql.Identifier;

/**
 * A column of a source.
 *
 * @param name its name
 * @param notNull whether it is NOT NULL
 * @param virtual whether it is a virtual generated column, which transition tables cannot show
 * @param used whether the defining query reads it
 */
public record ColumnFacts(Identifier name, boolean notNull, boolean virtual, boolean used) {}
