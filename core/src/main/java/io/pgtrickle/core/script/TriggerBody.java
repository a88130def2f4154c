package io.pgtrickle.core.script;

import io.pgtrickle.core.sql.Sql;

/**
 * What a trigger function does.
 *
 * @param declarations plpgsql declarations; empty without
 * @param statements plpgsql statements
 * @param guards SET clauses for the planner; empty, or starting with a line break
 */
record TriggerBody(Sql declarations, Sql statements, Sql guards) {

    /**
     * The planner setting for functions that follow single changes by key. plpgsql keeps the plan of a statement's first
     * firings: one made for a table of five rows would scan whole tables for every row thereafter. Hash joins stay
     * allowed: for a batch over a join column without an index they are sixteen times faster than nested loops.
     */
    static final Sql BY_KEY = Sql.of("\nSET enable_seqscan = off");
}
