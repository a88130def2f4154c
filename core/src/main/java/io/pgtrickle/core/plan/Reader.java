package io.pgtrickle.core.plan;

import io.pgtrickle.core.sql.Sql;

/**
 * How rows are read from a state table under the alias {@code __pgt_state}: the text of the stream table's view but for
 * the relation, which may also be a transition table.
 *
 * @param outputList the select list
 * @param outputTail what follows the relation, such as a predicate on the multiplicity; empty or starting with a space
 */
public record Reader(Sql outputList, Sql outputTail) {

    /** The query over a relation of the state's columns. */
    public Sql over(Sql relation) {
        return Sql.template("SELECT {list}\nFROM {relation} AS __pgt_state{tail}")
                .with("list", outputList)
                .with("relation", relation)
                .with("tail", outputTail)
                .sql();
    }
}
