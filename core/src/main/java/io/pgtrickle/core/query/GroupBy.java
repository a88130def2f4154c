package io.pgtrickle.core.query;

import java.util.List;

/**
 * A grouping clause.
 *
 * @param present whether GROUP BY stands there
 * @param distinct whether it is GROUP BY DISTINCT
 * @param elements its elements, in order
 */
public record GroupBy(boolean present, boolean distinct, List<Element> elements) {
    public GroupBy {
        elements = List.copyOf(elements);
    }

    /** One element of a grouping clause. */
    public sealed interface Element {

        /** A grouping expression. */
        record Expression(Scalar expression) implements Element {}

        /**
         * Several grouping sets at once.
         *
         * @param kind {@code ROLLUP}, {@code CUBE}, {@code GROUPING SETS}, or {@code ()} for the empty set
         * @param expressions every expression in it, in order, nesting dropped
         */
        record Sets(String kind, List<Scalar> expressions) implements Element {
            public Sets {
                expressions = List.copyOf(expressions);
            }
        }
    }
}
