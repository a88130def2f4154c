package io.pgtrickle.core.query;

import io.pgtrickle.core.sql.Identifier;

/**
 * One output column.
 *
 * @param expression what it is computed from
 * @param name its name; Postgres names every column, with AS or by the column's own name
 */
public record SelectItem(Scalar expression, Identifier name) {}
