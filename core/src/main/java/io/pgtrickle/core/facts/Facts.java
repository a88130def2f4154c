package io.pgtrickle.core.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything the catalogs say about a defining query.
 *
 * @param canonical the query as Postgres prints it
 * @param readsSystemColumns whether it names {@code ctid}, {@code xmin} or their kind
 * @param printsValues whether it converts values to text, JSON or XML in ways that session settings may change
 * @param outputs its output columns, in order
 * @param sources the relations it reads
 * @param functions what it calls
 * @param sessionValues the operation numbers of SQL-standard value functions, such as CURRENT_DATE
 * @param conversions the types it converts text to whose reading depends on more than the text
 */
public record Facts(
        String canonical,
        boolean readsSystemColumns,
        boolean printsValues,
        List<OutputFacts> outputs,
        List<SourceFacts> sources,
        List<FunctionFacts> functions,
        List<String> sessionValues,
        List<String> conversions) {
    public Facts {
        outputs = List.copyOf(outputs);
        sources = List.copyOf(sources);
        functions = List.copyOf(functions);
        sessionValues = List.copyOf(sessionValues);
        conversions = List.copyOf(conversions);
    }

    /** The printed names of the aggregates it calls. */
    public List<String> aggregateNames() {
        List<String> names = new ArrayList<>();
        for (FunctionFacts function : functions) {
            if (function.isAggregate()) {
                names.add(function.printedName());
            }
        }
        return names;
    }
}
