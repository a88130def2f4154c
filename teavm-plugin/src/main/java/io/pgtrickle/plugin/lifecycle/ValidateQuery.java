package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.plan.Plan;
import io.pgtrickle.plugin.catalog.Descriptions;
import java.util.Optional;

/** Tells how a query would be maintained, or why not. Whoever runs it takes everything back afterwards. */
public final class ValidateQuery extends QueryOperation {

    /** @param query the defining query */
    public ValidateQuery(String query) {
        super("validateQuery", Optional.empty(), query);
    }

    @Override
    public boolean keepsChanges() {
        return false;
    }

    @Override
    Step begin() {
        return analyse();
    }

    @Override
    Step planned() {
        Plan plan = plan(false);
        return at(
                PLANNED,
                Step.of(
                        Descriptions.VALID,
                        definingQuery(),
                        sources(),
                        stages(plan),
                        pinned,
                        Boolean.toString(plan.inexactSums()),
                        plan.lookups()));
    }

    @Override
    Step next(int phase, Rows rows) {
        return phase == PLANNED ? done(rows.text(0, 0)) : super.next(phase, rows);
    }
}
