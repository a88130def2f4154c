package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.FunctionCall;

/**
 * An aggregate call in the select list.
 *
 * @param item the index of its output column
 * @param call the call within that column's expression
 * @param argument the index of its argument in {@link Grouping#arguments}
 */
record AggregateUse(int item, FunctionCall call, int argument) {}
