package io.pgtrickle.core.facts;

import io.pgtrickle.core.sql.Sql;

/**
 * How a stream table that serves as a source is read from its last state table.
 *
 * @param state the state table
 * @param outputList its select list, over the state under the alias {@code __pgt_state}
 * @param outputTail what follows the state in FROM: predicates, expansion of multiplicities; may be empty
 */
public record StreamTableFacts(Sql state, Sql outputList, Sql outputTail) {}
