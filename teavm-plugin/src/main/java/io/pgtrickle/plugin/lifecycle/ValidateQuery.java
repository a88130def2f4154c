package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.facts.OutputFacts;
import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.plan.Plan;
import io.pgtrickle.core.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells how a query would be maintained, or why not. Whoever runs it takes everything back afterwards. */
public final class ValidateQuery extends Operation {
    private final String query;

    /** @param query the defining query */
    public ValidateQuery(String query) {
        super("validateQuery", Optional.empty());
        this.query = query;
    }

    @Override
    public boolean keepsChanges() {
        return false;
    }

    @Override
    protected Outcome begin() {
        QueryText.check(query);
        return CatalogCheck.orBootstrap(() -> QueryAnalysis.of(query, this::describe));
    }

    private Outcome describe(Analysis analysis) {
        Names names = new Names("0");
        Plan plan = analysis.plan(names, false);
        List<String> columns = new ArrayList<>();
        for (OutputFacts output : analysis.facts().outputs()) {
            columns.add(Json.object(
                    "name", Json.string(output.name().name()),
                    "type", Json.string(output.type())));
        }
        List<String> sources = new ArrayList<>();
        for (SourceFacts source : analysis.facts().sources()) {
            sources.add(Json.object(
                    "schema", Json.string(source.name().schema().name()),
                    "name", Json.string(source.name().name().name()),
                    "kind", Json.string(source.streamTable().isPresent() ? "stream table" : "table")));
        }
        List<String> warnings = new ArrayList<>();
        if (plan.inexactSums()) {
            warnings.add(Json.string("Sums of floating-point numbers equal a fresh run up to the order of summation."));
        }
        return new Done(Json.object(
                "valid", "true",
                "query", Json.string(analysis.definingQuery()),
                "columns", Json.array(columns),
                "sources", Json.array(sources),
                "stages", Installing.stages(plan, names),
                "settings", analysis.settings(),
                "warnings", Json.array(warnings)));
    }
}
