package io.pgtrickle.core.plan;

import io.pgtrickle.core.sql.Sql;

/**
 * A query but for its select list.
 *
 * @param distinctOn DISTINCT ON with its expressions; empty without
 * @param from the FROM clause over the inputs' present content
 * @param where the predicate; empty without
 * @param tail what follows the predicate: grouping, a predicate on groups, an order; empty, or starting with a line break
 * @param index the columns of its only input by which an index gives its order; empty without
 */
public record StageQuery(Sql distinctOn, Sql from, Sql where, Sql tail, Sql index) {}
