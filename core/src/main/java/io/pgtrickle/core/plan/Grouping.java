package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Aggregates;
import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.parse.ScalarMatcher;
import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * A grouped query taken apart: group keys, aggregates, and where both stand in the select list and the predicate on
 * groups. A column outside aggregates that is no key itself is one Postgres found to depend on a grouped primary key; it
 * becomes a further key.
 */
final class Grouping {
    private final List<Scalar> expressions = new ArrayList<>();
    private final List<Leaf> leaves;
    private final List<Scalar> keys;
    private final List<ArgumentText> arguments = new ArrayList<>();
    private final List<AggregateUse> uses = new ArrayList<>();

    /**
     * @param select the grouped query
     * @param aggregates the printed names of the aggregates it calls
     * @param leaves what its FROM clause reads
     */
    Grouping(Select select, List<String> aggregates, List<Leaf> leaves) {
        this.leaves = leaves;
        this.keys = new ArrayList<>(select.groupBy());
        for (SelectItem item : select.items()) {
            expressions.add(item.expression());
        }
        if (select.having().isPresent()) {
            expressions.add(select.having().get());
        }
        for (int item = 0; item < expressions.size(); item++) {
            for (FunctionCall call : expression(item).calls()) {
                if (Aggregates.isAggregate(call, aggregates)) {
                    boolean plain =
                            Aggregates.mayAccumulate(call.name()) && !call.distinct() && !call.orderedArguments();
                    uses.add(new AggregateUse(
                            item, call, plain ? argument(ArgumentText.of(expression(item), call)) : -1));
                }
            }
        }
        for (int item = 0; item < expressions.size(); item++) {
            addDependentColumns(item);
        }
    }

    /** Whether a query groups: it has GROUP BY or HAVING, or calls an aggregate. */
    static boolean applies(Select select, List<String> aggregates) {
        boolean applies = !select.groupBy().isEmpty() || select.having().isPresent();
        for (SelectItem item : select.items()) {
            for (FunctionCall call : item.expression().calls()) {
                applies |= Aggregates.isAggregate(call, aggregates);
            }
        }
        return applies;
    }

    /** The select list, and the predicate on groups after it. */
    List<Scalar> expressions() {
        return expressions;
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

    /** Whether a key is a plain column that is never NULL. */
    boolean neverNull(Scalar key) {
        for (ColumnReference column : key.columns()) {
            if (column.span().end() - column.span().start() == key.tokens().size()) {
                for (Leaf leaf : leaves) {
                    if (refersTo(column, leaf)) {
                        return leaf.source().isPresent()
                                && !leaf.columns().isEmpty()
                                && leaf.source().get().neverNull(column.column());
                    }
                }
            }
        }
        return false;
    }

    /** Where a key stands in an output expression, outside aggregates. */
    List<Span> occurrences(int item, Scalar key) {
        List<Span> outside = new ArrayList<>();
        for (Span span : ScalarMatcher.occurrences(expression(item), key)) {
            if (!insideAggregate(item, span)) {
                outside.add(span);
            }
        }
        return outside;
    }

    private Scalar expression(int item) {
        return expressions.get(item);
    }

    private int argument(ArgumentText text) {
        for (int index = 0; index < arguments.size(); index++) {
            if (arguments.get(index).sameAs(text)) {
                return index;
            }
        }
        arguments.add(text);
        return arguments.size() - 1;
    }

    private void addDependentColumns(int item) {
        for (ColumnReference column : expression(item).columns()) {
            if (insideAggregate(item, column.span()) || insideKey(item, column.span())) {
                continue;
            }
            if (!dependsOnGroupedKey(column)) {
                throw new NotFollowed();
            }
            keys.add(expression(item).part(column));
        }
    }

    private boolean insideAggregate(int item, Span span) {
        for (AggregateUse use : uses) {
            if (use.item() == item && use.call().span().contains(span)) {
                return true;
            }
        }
        return false;
    }

    private boolean insideKey(int item, Span column) {
        for (Scalar key : keys) {
            for (Span span : ScalarMatcher.occurrences(expression(item), key)) {
                if (span.contains(column)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Postgres infers dependency from primary keys only: all columns of the key must be grouped. */
    private boolean dependsOnGroupedKey(ColumnReference reference) {
        for (Leaf leaf : leaves) {
            if (refersTo(reference, leaf)
                    && leaf.source().isPresent()
                    && !leaf.source().get().identity().isEmpty()) {
                for (KeyColumn key : leaf.source().get().identity()) {
                    if (!isGrouped(leaf, key.column())) {
                        return false;
                    }
                }
                return true;
            }
        }
        return false;
    }

    private boolean isGrouped(Leaf leaf, Identifier column) {
        for (Scalar key : keys) {
            for (ColumnReference reference : key.columns()) {
                if (reference.span().end() - reference.span().start()
                                == key.tokens().size()
                        && refersTo(reference, leaf)
                        && reference.column().sql().equals(column.sql())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Columns are printed without a qualifier where there is one table only. */
    private boolean refersTo(ColumnReference reference, Leaf leaf) {
        return reference.qualifier().isEmpty()
                ? leaves.size() == 1
                : reference.qualifier().get().sql().equals(leaf.alias());
    }
}
