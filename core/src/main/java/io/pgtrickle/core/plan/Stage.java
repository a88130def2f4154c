package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import java.util.List;

/** One link of a stream table's chain: a state table, the query that fills it, and the inputs it follows. */
public sealed interface Stage permits RowStage, AccumulateStage, RecomputeStage, BagStage {

    /** The name of its state table without the stream table's prefix: {@code rows} or {@code groups}. */
    String name();

    /** What it reads. A table read under two aliases is two inputs. */
    List<Input> inputs();

    /** The columns of the state that tell its rows apart. */
    List<KeyColumn> identity();

    /** How a change is followed, in the words of the support table. */
    String maintenance();
}
