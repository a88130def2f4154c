package io.pgtrickle.core.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One SELECT.
 *
 * @param distinct whether it is SELECT DISTINCT, ON or not
 * @param distinctOn the expressions of DISTINCT ON, in their parentheses
 * @param items the output columns, at least none: {@code SELECT FROM t} is legal
 * @param from the FROM items between commas
 * @param where its predicate
 * @param distinctGroups whether it is GROUP BY DISTINCT
 * @param groupBy the elements of GROUP BY: expressions, or grouping sets as printed; empty without
 * @param having the predicate on groups
 * @param windows the definitions of its WINDOW clause, as printed
 */
public record Select(
        boolean distinct,
        Optional<Scalar> distinctOn,
        List<SelectItem> items,
        List<FromItem> from,
        Optional<Scalar> where,
        boolean distinctGroups,
        List<Scalar> groupBy,
        Optional<Scalar> having,
        Optional<Scalar> windows)
        implements QueryBody {

    /** SELECT DISTINCT as GROUP BY over all output columns. */
    public Select groupedByOutputs() {
        List<Scalar> keys = new ArrayList<>();
        for (SelectItem item : items) {
            keys.add(item.expression());
        }
        return new Select(false, distinctOn, items, from, where, false, keys, having, windows);
    }

    /** Whether an element of GROUP BY stands for grouping sets: ROLLUP, CUBE, GROUPING SETS or {@code ()}. */
    public static boolean isGroupingSets(Scalar element) {
        String first = element.tokens().get(0).text();
        return first.equals("ROLLUP")
                || first.equals("CUBE")
                || first.equals("GROUPING")
                || element.text().equals("()");
    }
}
