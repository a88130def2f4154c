package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/**
 * Which rows of a state to replace when an input changes: those whose keys the changed rows lead to. Any superset is as
 * right, as what is replaced is read again.
 *
 * @param input what changes
 * @param columns the types of the keys; none when everything is replaced
 * @param keys the state's columns with the expressions that give the same keys in the query
 * @param before the FROM items before the changed rows, up to the join with them; empty when they stand alone
 * @param after what follows them: the join predicate; empty without
 * @param absent a column that is NULL in the rows to replace, where only rows without a match are; else empty
 */
public record Rule(
        Input input,
        List<KeyColumn> columns,
        List<StateColumn> keys,
        Sql before,
        Sql after,
        List<StateColumn> absent) {}
