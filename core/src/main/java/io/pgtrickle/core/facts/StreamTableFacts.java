package io.pgtrickle.core.facts;

import io.pgtrickle.core.sql.Sql;
import java.util.List;

/**
 * How a stream table that serves as a source is read from its last state table.
 *
 * @param id its {@code pgt_id}
 * @param state the state table
 * @param outputList its select list, over the state under the alias {@code __pgt_state}
 * @param outputTail what follows the state in FROM: predicates, expansion of multiplicities; may be empty
 * @param identity the state's columns that tell its rows apart; empty when rows may repeat
 */
public record StreamTableFacts(String id, Sql state, Sql outputList, Sql outputTail, List<KeyColumn> identity) {
    public StreamTableFacts {
        identity = List.copyOf(identity);
    }
}
