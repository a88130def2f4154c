package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.plan.Plan;
import io.pgtrickle.core.plan.ProbedType;
import io.pgtrickle.core.plan.QueryPlanner;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.List;

/**
 * A defining query that Postgres and the planner have accepted.
 *
 * @param facts what the catalogs say of it
 * @param planner its planner
 * @param types the answer to the planner's probe
 * @param settings the pinned settings and their values, as a JSON object
 * @param setClauses the same as SET clauses of a function
 */
record Analysis(Facts facts, QueryPlanner planner, List<ProbedType> types, String settings, Sql setClauses) {
    Analysis {
        types = List.copyOf(types);
    }

    /** The plan; see {@link QueryPlanner#plan}. */
    Plan plan(Names names, boolean storeOutputs) {
        return planner.plan(names, types, storeOutputs);
    }

    /** The canonical query without its semicolon. */
    String definingQuery() {
        String canonical = facts.canonical();
        int end = canonical.length();
        while (end > 0 && (canonical.charAt(end - 1) == ';' || canonical.charAt(end - 1) <= ' ')) {
            end--;
        }
        int start = 0;
        while (start < end && canonical.charAt(start) <= ' ') {
            start++;
        }
        return canonical.substring(start, end);
    }
}
