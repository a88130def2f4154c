package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Aggregates;
import io.pgtrickle.core.construct.Shape;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.parse.ScalarMatcher;
import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * A grouped query taken apart: group keys, aggregates, and where both stand in the select list. A column outside
 * aggregates that is no key itself is one Postgres found to depend on a grouped primary key; it becomes a further key.
 */
final class Grouping {
    private final Select select;
    private final Inputs inputs;
    private final List<Scalar> keys;
    private final List<ArgumentText> arguments = new ArrayList<>();
    private final List<AggregateUse> uses = new ArrayList<>();

    /**
     * @param select the grouped query
     * @param aggregates the printed names of the aggregates it calls
     * @param inputs its tables
     */
    Grouping(Select select, List<String> aggregates, Inputs inputs) {
        this.select = select;
        this.inputs = inputs;
        this.keys = Shape.groupingExpressions(select);
        for (int item = 0; item < select.items().size(); item++) {
            for (FunctionCall call : expression(item).calls()) {
                if (isAggregate(call, aggregates)) {
                    Aggregates.check(call);
                    uses.add(new AggregateUse(item, call, argument(ArgumentText.of(expression(item), call))));
                }
            }
        }
        for (int item = 0; item < select.items().size(); item++) {
            addDependentColumns(item);
        }
    }

    /** Whether a query groups: it has GROUP BY or calls an aggregate. */
    static boolean applies(Select select, List<String> aggregates) {
        if (!select.groupBy().isEmpty()) {
            return true;
        }
        for (SelectItem item : select.items()) {
            for (FunctionCall call : item.expression().calls()) {
                if (isAggregate(call, aggregates)) {
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

    /** Whether a key is a plain column that is never NULL. */
    boolean neverNull(Scalar key) {
        for (ColumnReference column : key.columns()) {
            if (column.span().end() - column.span().start() == key.tokens().size()) {
                for (TableReference table : inputs.tables()) {
                    if (refersTo(column, table)) {
                        return table.columnAliases().isEmpty()
                                && inputs.source(table).neverNull(column.column());
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
        return select.items().get(item).expression();
    }

    private static boolean isAggregate(FunctionCall call, List<String> aggregates) {
        for (String name : aggregates) {
            if (name.equals(call.name())) {
                return true;
            }
        }
        return false;
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
                throw Failure.unsupported(
                                "The expression " + expression(item).text(),
                                "it was not found again among the GROUP BY expressions",
                                "Select the grouping expression itself and compute with it when you read.")
                        .exception();
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
        for (TableReference table : inputs.tables()) {
            SourceFacts source = inputs.source(table);
            if (refersTo(reference, table) && !source.identity().isEmpty()) {
                for (KeyColumn key : source.identity()) {
                    if (!isGrouped(table, key.column())) {
                        return false;
                    }
                }
                return true;
            }
        }
        return false;
    }

    private boolean isGrouped(TableReference table, Identifier column) {
        for (Scalar key : keys) {
            for (ColumnReference reference : key.columns()) {
                if (reference.span().end() - reference.span().start()
                                == key.tokens().size()
                        && refersTo(reference, table)
                        && reference.column().sql().equals(column.sql())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Columns are printed without a qualifier where there is one table only. */
    private boolean refersTo(ColumnReference reference, TableReference table) {
        return reference.qualifier().isEmpty()
                ? inputs.tables().size() == 1
                : reference.qualifier().get().sql().equals(table.alias().sql());
    }
}
