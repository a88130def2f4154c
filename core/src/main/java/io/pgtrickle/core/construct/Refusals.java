package io.pgtrickle.core.construct;

import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Subquery;
import java.util.ArrayList;
import java.util.List;

/** The registry of constructs that are refused wherever they stand, and what finds them in a query. */
public final class Refusals {
    static final String AT_READ = "Leave it out here and write it in the query that reads the stream table.";

    /** All of them. */
    public static final List<Refusal> ALL = List.of(
            new Refusal("FOR UPDATE", "a stream table reads rows when they change", "Remove the locking clause."),
            new Refusal("TABLESAMPLE", "its rows are chosen at random", "Use a predicate such as id % 10 = 0."),
            new Refusal("A query without a source table", "it never changes", "Select from a table."),
            new Refusal(
                    "A query without output columns", "there would be nothing to read", "Select at least one column."));

    private final List<String> used = new ArrayList<>();
    private boolean reads;

    private Refusals() {}

    /** Refuses the query when it uses any of them. */
    public static void check(Query query) {
        Refusals found = new Refusals();
        found.visit(query);
        found.add(!found.reads, "A query without a source table");
        found.add(query.body() instanceof Select select && select.items().isEmpty(), "A query without output columns");
        found.refuse();
    }

    /** Refuses the query of a view, which may give constants. */
    public static void checkView(Query query) {
        Refusals found = new Refusals();
        found.visit(query);
        found.refuse();
    }

    private void refuse() {
        for (Refusal refusal : ALL) {
            for (String feature : used) {
                if (feature.equals(refusal.feature())) {
                    throw refusal.failure().exception();
                }
            }
        }
    }

    private void visit(Query query) {
        add(query.locking(), "FOR UPDATE");
        for (Computed definition : query.with()) {
            visit(definition);
        }
        if (query.body() instanceof SetOperation operation) {
            visit(operation.left());
            visit(operation.right());
        } else if (query.body() instanceof Select select) {
            for (SelectItem item : select.items()) {
                visit(item.expression());
            }
            for (FromItem item : select.from()) {
                visit(item);
            }
            if (select.where().isPresent()) {
                visit(select.where().get());
            }
            for (Scalar expression : select.groupBy()) {
                visit(expression);
            }
            if (select.having().isPresent()) {
                visit(select.having().get());
            }
        }
    }

    private void visit(FromItem item) {
        if (item instanceof Join join) {
            visit(join.left());
            visit(join.right());
            if (join.on().isPresent()) {
                visit(join.on().get());
            }
        } else if (item instanceof TableReference table) {
            reads = true;
            add(table.sampled(), "TABLESAMPLE");
        } else if (item instanceof Computed computed) {
            visit(computed.expression());
        }
    }

    private void visit(Scalar scalar) {
        for (Subquery subquery : scalar.subqueries()) {
            visit(subquery.query());
        }
    }

    private void add(boolean present, String feature) {
        if (present) {
            used.add(feature);
        }
    }
}
