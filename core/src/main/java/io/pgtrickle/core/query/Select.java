package io.pgtrickle.core.query;

import java.util.List;
import java.util.Optional;

/**
 * One SELECT.
 *
 * @param distinct its DISTINCT clause
 * @param items the output columns, at least none: {@code SELECT FROM t} is legal
 * @param from the FROM items between commas
 * @param where its predicate
 * @param groupBy its grouping clause
 * @param having the predicate on groups
 * @param windows the WINDOW clause's names
 */
public record Select(
        Distinct distinct,
        List<SelectItem> items,
        List<FromItem> from,
        Optional<Scalar> where,
        GroupBy groupBy,
        Optional<Scalar> having,
        List<String> windows)
        implements QueryBody {
    public Select {
        items = List.copyOf(items);
        from = List.copyOf(from);
        windows = List.copyOf(windows);
    }

    /**
     * DISTINCT and DISTINCT ON.
     *
     * @param present whether DISTINCT stands there
     * @param on the expressions of DISTINCT ON, empty for a plain DISTINCT
     */
    public record Distinct(boolean present, List<Scalar> on) {
        public Distinct {
            on = List.copyOf(on);
        }
    }
}
