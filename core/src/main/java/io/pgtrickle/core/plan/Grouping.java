package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.AggregateFunction;
import io.pgtrickle.core.construct.Aggregates;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.parse.ScalarMatcher;
import io.pgtrickle.core.parse.ScalarRewriter;
import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.GroupBy.Element;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A grouped query taken apart: group keys, aggregates, and where both stand in the select list. A column outside
 * aggregates that is no key itself is one Postgres found to depend on a grouped primary key; it becomes a further key.
 */
final class Grouping {
    private final Select select;
    private final List<String> aggregateNames;
    private final Predicate<ColumnReference> dependent;
    private final List<Scalar> keys = new ArrayList<>();
    private final List<ArgumentText> arguments = new ArrayList<>();
    private final List<AggregateUse> uses = new ArrayList<>();

    /**
     * @param select the grouped query
     * @param aggregateNames the printed names of the aggregates it calls
     * @param dependent whether the grouped columns contain a primary key of this column's table
     */
    Grouping(Select select, List<String> aggregateNames, Predicate<ColumnReference> dependent) {
        this.select = select;
        this.aggregateNames = aggregateNames;
        this.dependent = dependent;
        for (Element element : select.groupBy().elements()) {
            keys.add(((Element.Expression) element).expression());
        }
        for (int item = 0; item < select.items().size(); item++) {
            collectAggregates(item);
        }
        for (int item = 0; item < select.items().size(); item++) {
            collectDependentColumns(item);
        }
    }

    /** Whether a query groups: it has GROUP BY or calls an aggregate. */
    static boolean applies(Select select, List<String> aggregateNames) {
        if (select.groupBy().present()) {
            return true;
        }
        for (SelectItem item : select.items()) {
            for (FunctionCall call : item.expression().calls()) {
                if (aggregateNames.contains(call.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The group keys, those found by functional dependency last. */
    List<Scalar> keys() {
        return keys;
    }

    /** The distinct arguments of aggregates. */
    List<ArgumentText> arguments() {
        return arguments;
    }

    /** The aggregate calls, in the order they stand. */
    List<AggregateUse> uses() {
        return uses;
    }

    /** An output expression with its aggregates and keys replaced. */
    String rewrite(int item, IntFunction<String> key, Function<AggregateUse, String> aggregate) {
        Scalar expression = select.items().get(item).expression();
        Map<Span, String> replacements = new LinkedHashMap<>();
        for (AggregateUse use : uses) {
            if (use.item() == item) {
                replacements.put(use.call().span(), aggregate.apply(use));
            }
        }
        for (int index = 0; index < keys.size(); index++) {
            for (Span span : ScalarMatcher.occurrences(expression, keys.get(index))) {
                if (!overlaps(replacements.keySet(), span)) {
                    replacements.put(span, key.apply(index));
                }
            }
        }
        return ScalarRewriter.replace(expression, replacements);
    }

    private void collectAggregates(int item) {
        Scalar expression = select.items().get(item).expression();
        for (FunctionCall call : expression.calls()) {
            if (aggregateNames.contains(call.name())) {
                AggregateFunction function = Aggregates.of(call);
                ArgumentText argument = ArgumentText.of(expression, call);
                if (!arguments.contains(argument)) {
                    arguments.add(argument);
                }
                uses.add(new AggregateUse(item, call, function, arguments.indexOf(argument)));
            }
        }
    }

    private void collectDependentColumns(int item) {
        Scalar expression = select.items().get(item).expression();
        for (ColumnReference column : expression.columns()) {
            if (covered(item, expression, column.span())) {
                continue;
            }
            if (!dependent.test(column)) {
                throw Failure.unsupported(
                                "The expression " + expression.text(),
                                "it was not found again among the GROUP BY expressions",
                                "Select the grouping expression itself and compute with it when you read.")
                        .exception();
            }
            keys.add(expression.part(column));
        }
    }

    private boolean covered(int item, Scalar expression, Span column) {
        for (AggregateUse use : uses) {
            if (use.item() == item && use.call().span().contains(column)) {
                return true;
            }
        }
        for (Scalar key : keys) {
            for (Span span : ScalarMatcher.occurrences(expression, key)) {
                if (span.contains(column)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean overlaps(Set<Span> taken, Span span) {
        for (Span other : taken) {
            if (other.start() < span.end() && span.start() < other.end()) {
                return true;
            }
        }
        return false;
    }
}
