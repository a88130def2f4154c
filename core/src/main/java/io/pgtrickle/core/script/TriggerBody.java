package io.pgtrickle.core.script;

import io.pgtrickle.core.sql.Sql;

/**
 * What a trigger function does.
 *
 * @param declarations plpgsql declarations; empty without
 * @param statements plpgsql statements
 * @param recovery what it does instead where the state has such rows already; empty without
 * @param guards SET clauses for the planner; empty, or starting with a line break
 */
record TriggerBody(Sql declarations, Sql statements, Sql recovery, Sql guards) {

    /**
     * The planner setting for functions that follow single changes by key. plpgsql keeps the plan of a statement: one
     * made for a table of five rows would scan whole tables for every row thereafter. Hash joins stay allowed: for a
     * batch over a join column without an index they are sixteen times faster than nested loops.
     */
    static final Sql BY_KEY = Sql.of("\nSET enable_seqscan = off");

    /** The same for statements with variables, which Postgres would plan anew each time. */
    static final Sql BY_KEYS = Sql.of("\nSET enable_seqscan = off\nSET plan_cache_mode = force_generic_plan");

    /** The same for joins whose keys always have an index, while the first change may have any size. */
    static final Sql BY_INDEX =
            Sql.of("\nSET enable_seqscan = off\nSET enable_hashjoin = off\nSET enable_mergejoin = off");

    /** Without declarations or another way. */
    static TriggerBody of(Sql statements, Sql guards) {
        return new TriggerBody(Sql.EMPTY, statements, Sql.EMPTY, guards);
    }
}
