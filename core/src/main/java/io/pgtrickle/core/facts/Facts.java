package io.pgtrickle.core.facts;

import java.util.List;

/**
 * Everything the catalogs say about a defining query.
 *
 * @param canonical the query as Postgres prints it
 * @param readsSystemColumns whether it names {@code ctid}, {@code xmin} or their kind
 * @param printsValues whether it converts values to text, JSON or XML in ways that session settings may change
 * @param entangled whether a select list gives several rows for one, or a nested query holds an aggregate of one
 *     around it
 * @param inexactSums whether an aggregate of floating-point numbers makes results equal only up to the order of summation
 * @param outputs its output columns, in order
 * @param sources the relations it reads
 * @param aggregates the printed names of the aggregates it calls
 * @param dependences what it calls that is not IMMUTABLE
 */
public record Facts(
        String canonical,
        boolean readsSystemColumns,
        boolean printsValues,
        boolean entangled,
        boolean inexactSums,
        List<OutputFacts> outputs,
        List<SourceFacts> sources,
        List<String> aggregates,
        List<Dependence> dependences) {}
