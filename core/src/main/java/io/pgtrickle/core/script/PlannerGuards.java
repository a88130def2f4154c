package io.pgtrickle.core.script;

import io.pgtrickle.core.sql.Sql;

/**
 * Planner settings for functions that follow single changes. plpgsql keeps the plan of a statement's first firings: one
 * made for a table of five rows, or for a batch of fifty thousand, would scan whole tables for every row thereafter.
 */
final class PlannerGuards {

    /** For REPLACE(slice), which finds rows by key on both sides. */
    static final Sql ROWS = Sql.of("\nSET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off");

    /** For functions that read one table and join nothing. */
    static final Sql SCAN = Sql.of("\nSET enable_seqscan = off");

    /** For functions whose statements have one plan only. */
    static final Sql NONE = Sql.EMPTY;

    private PlannerGuards() {}
}
