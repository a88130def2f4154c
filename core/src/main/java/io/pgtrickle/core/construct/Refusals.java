package io.pgtrickle.core.construct;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.QueryBody.Values;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Subquery;
import io.pgtrickle.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final List<Level> levels = new ArrayList<>();
    private final List<String> unqualified = new ArrayList<>();
    private String defined = "\0";
    private boolean reads;

    /**
     * A query or a query nested in it.
     *
     * @param chosen whether it matters which of its rows LIMIT and DISTINCT ON leave, not only whether they leave any
     * @param array whether its rows become an array
     */
    public record Level(Query query, boolean chosen, boolean array) {}

    private Refusals() {}

    /** Refuses the query when it uses any of them. */
    public static void check(Query query) {
        Refusals found = of(query);
        found.checkNames();
        found.add(!found.reads, "A query without a source table");
        found.add(query.body() instanceof Select select && select.items().isEmpty(), "A query without output columns");
        found.refuse();
    }

    /** Refuses the query of a view, which may give constants. */
    public static void checkView(Query query) {
        Refusals found = of(query);
        found.checkNames();
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

    /** What is in a query. */
    public static Refusals of(Query query) {
        Refusals found = new Refusals();
        found.visit(query, true, false);
        return found;
    }

    /** All query levels. */
    public List<Level> levels() {
        return levels;
    }

    /** Only names of Postgres itself and of WITH stand without a schema. */
    private void checkNames() {
        for (String name : unqualified) {
            if (!defined.contains("\0" + name + "\0")) {
                throw Failure.unsupported(
                                "The system relation pg_catalog." + name,
                                "Postgres has no triggers on it",
                                "Select from a table.")
                        .exception();
            }
        }
    }

    private void visit(Query query, boolean chosen, boolean array) {
        levels.add(new Level(query, chosen, array));
        add(query.locking(), "FOR UPDATE");
        for (Computed definition : query.with()) {
            defined += definition.alias().get().sql() + "\0";
            visit(definition);
        }
        visit(query.orderBy());
        visit(query.limit());
        if (query.body() instanceof Values values) {
            visit(values.rows());
        } else if (query.body() instanceof SetOperation operation) {
            boolean compared = chosen || !operation.all() || !operation.kind().equals("UNION");
            visit(operation.left(), compared, false);
            visit(operation.right(), compared, false);
        } else if (query.body() instanceof Select select) {
            for (SelectItem item : select.items()) {
                reserve(item.name());
                visit(item.expression());
            }
            for (FromItem item : select.from()) {
                visit(item);
            }
            visit(select.groupBy());
            visit(select.distinctOn());
            visit(select.where());
            visit(select.having());
            visit(select.windows());
        }
    }

    private void visit(FromItem item) {
        if (item instanceof Join join) {
            visit(join.left());
            visit(join.right());
            reserve(join.alias());
            reserve(join.columnAliases());
            if (join.on().isPresent()) {
                visit(join.on().get());
            }
        } else if (item instanceof TableReference table) {
            reads = true;
            reserve(table.alias());
            reserve(table.columnAliases());
            if (table.schema().isEmpty()) {
                unqualified.add(table.name().sql());
            }
            add(table.sampled(), "TABLESAMPLE");
        } else if (item instanceof Computed computed) {
            reserve(computed.alias());
            reserve(computed.columnAliases());
            visit(computed.expression());
        }
    }

    private void visit(List<Scalar> scalars) {
        for (Scalar scalar : scalars) {
            visit(scalar);
        }
    }

    private void visit(Optional<Scalar> scalar) {
        if (scalar.isPresent()) {
            visit(scalar.get());
        }
    }

    private void visit(Scalar scalar) {
        for (Subquery subquery : scalar.subqueries()) {
            String form = subquery.form();
            visit(subquery.query(), !form.equals("EXISTS"), form.equals("ARRAY"));
        }
    }

    private static void reserve(Optional<Identifier> name) {
        if (name.isPresent()) {
            reserve(name.get());
        }
    }

    private static void reserve(List<Identifier> names) {
        for (Identifier name : names) {
            reserve(name);
        }
    }

    private static void reserve(Identifier name) {
        SourceRules.checkReserved("The name ", name, "Choose another name.");
    }

    private void add(boolean present, String feature) {
        if (present) {
            used.add(feature);
        }
    }
}
