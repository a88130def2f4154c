package io.pgtrickle.core.plan;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans stages that count rows by their values: tables without a key, DISTINCT, and set operations of any nesting. Each
 * branch of a set operation has a count of its own; how often a row occurs in the result follows from the counts.
 */
final class BagPlanner {
    private final Planning planning;
    private List<Branch> branches = new ArrayList<>();
    private final List<Identifier> hashed = new ArrayList<>();
    private final List<Identifier> imaged = new ArrayList<>();

    BagPlanner(Planning planning) {
        this.planning = planning;
    }

    /** All rows of a table without a key. */
    Relation rows(Select select, Leaf leaf, String text) {
        addBranch(select, leaf);
        addTypes(leaf.original());
        return relation("__pgt_state.__pgt_count_1", false, text);
    }

    /** The distinct rows of one input. */
    Relation distinct(Select select, Leaf leaf, String text) {
        addBranch(select, leaf);
        addTypes(leaf.original());
        return relation("__pgt_state.__pgt_count_1 > 0", true, text);
    }

    /** Whether equal values of every output look the same, so that it does not matter which of them stays. */
    static boolean isImageEqual(Planning planning, Select select, Leaf leaf) {
        boolean equal = true;
        for (StateColumn output : RowPlanner.outputs(select)) {
            equal &= planning.types()
                    .of(output.expression().sql(), leaf.original())
                    .imageEqual();
        }
        return equal;
    }

    /** A set operation, of which the branches are planned first. */
    Relation combined(Query query, Scope scope, String text) {
        SetOperation root = (SetOperation) query.body();
        boolean once = !root.all();
        String multiplicity = multiplicity(root, scope);
        List<StateColumn> outputs = branches.get(0).outputs();
        List<ProbedType> types = new ArrayList<>();
        boolean appended = branches.size() == 2 && root.all() && root.kind().equals("UNION");
        for (StateColumn output : outputs) {
            ProbedType type = planning.types().of(output.name().sql(), "(" + text + ") AS __pgt_set");
            if (!type.comparable() || (!appended && !type.imageEqual())) {
                throw new NotFollowed();
            }
            types.add(type);
            addType(output.name(), type);
        }
        List<Branch> cast = new ArrayList<>();
        for (Branch branch : branches) {
            cast.add(cast(branch, outputs, types));
        }
        branches = cast;
        return relation(multiplicity, once, text);
    }

    /** A branch with the names and types of the whole. Where operations nest, types must not change on the way. */
    private Branch cast(Branch branch, List<StateColumn> outputs, List<ProbedType> types) {
        List<StateColumn> columns = new ArrayList<>();
        for (StateColumn column : branch.outputs()) {
            int index = columns.size();
            Sql expression = column.expression();
            String type = types.get(index).name();
            if (!planning.types().of(expression.sql(), branch.original()).name().equals(type)) {
                if (branches.size() > 2) {
                    throw new NotFollowed();
                }
                expression = new Sql("(" + expression.sql() + ")::" + type);
            }
            columns.add(new StateColumn(outputs.get(index).name(), expression));
        }
        return new Branch(branch.input(), columns, branch.where(), branch.original());
    }

    /** How often a row is in the result, or for operations without ALL whether it is. */
    private String multiplicity(Query query, Scope scope) {
        if (!(query.body() instanceof SetOperation operation)
                || !query.limit().isEmpty()
                || !query.with().isEmpty()) {
            Leaf leaf = planning.branch(query, scope);
            if (query.body() instanceof Select select && !leaf.alias().equals(Lifting.INNER.sql())) {
                addBranch(select, leaf);
            } else {
                List<StateColumn> outputs = new ArrayList<>();
                for (String column : leaf.columns()) {
                    outputs.add(new StateColumn(new Identifier(column), new Sql(column)));
                }
                branches.add(new Branch(leaf.input().get(), outputs, Sql.EMPTY, leaf.original()));
            }
            return "__pgt_state." + Names.numbered("count", branches.size()).sql();
        }
        return multiplicity(operation, scope);
    }

    private String multiplicity(SetOperation operation, Scope scope) {
        String left = multiplicity(operation.left(), scope);
        String right = multiplicity(operation.right(), scope);
        String kind = operation.kind();
        if (operation.all()) {
            left = number(left, operation.left());
            right = number(right, operation.right());
            return kind.equals("UNION")
                    ? "(" + left + " + " + right + ")"
                    : kind.equals("INTERSECT")
                            ? "least(" + left + ", " + right + ")"
                            : "(" + left + " - greatest(" + right + ", 0))";
        }
        left = truth(left, operation.left());
        right = truth(right, operation.right());
        return kind.equals("UNION")
                ? "(" + left + " OR " + right + ")"
                : "(" + left + (kind.equals("INTERSECT") ? " AND " : " AND NOT ") + right + ")";
    }

    private static boolean isTruth(Query query) {
        return query.body() instanceof SetOperation operation && !operation.all();
    }

    private static String number(String multiplicity, Query query) {
        return isTruth(query) ? "(" + multiplicity + ")::int" : multiplicity;
    }

    private static String truth(String multiplicity, Query query) {
        return isTruth(query) ? multiplicity : multiplicity + " > 0";
    }

    private void addBranch(Select select, Leaf leaf) {
        branches.add(new Branch(
                leaf.input().get(),
                RowPlanner.outputs(select),
                select.where().isPresent() ? new Sql(select.where().get().text()) : Sql.EMPTY,
                leaf.original()));
    }

    private void addTypes(String original) {
        for (StateColumn output : branches.get(0).outputs()) {
            ProbedType type = planning.types().of(output.expression().sql(), original);
            if (!type.comparable()) {
                throw Failure.query(
                                ErrorCode.MISSING_PRIMARY_KEY,
                                "The column " + output.name().sql() + " of type " + type.name() + " cannot be compared",
                                "a table without a primary key is followed by comparing whole rows",
                                "Give the table a primary key, or cast the column to jsonb or text.")
                        .withFeature(type.name())
                        .exception();
            }
            addType(output.name(), type);
        }
    }

    private void addType(Identifier name, ProbedType type) {
        if (type.hashable()) {
            hashed.add(name);
        }
        if (!type.imageEqual()) {
            imaged.add(name);
        }
    }

    private Relation relation(String multiplicity, boolean once, String text) {
        List<Input> inputs = new ArrayList<>();
        for (Branch branch : branches) {
            inputs.add(branch.input());
        }
        List<StateColumn> outputs = branches.get(0).outputs();
        Stage stage = planning.stage(
                "rows",
                Stage.Kind.BAG,
                "by deltas of the multiplicities",
                inputs,
                List.of(),
                branches,
                List.of(),
                List.of(),
                outputs,
                List.of(),
                new StageQuery(Sql.EMPTY, Sql.EMPTY, Sql.EMPTY, Sql.EMPTY, Sql.EMPTY),
                false,
                hashed,
                imaged);
        Relation stored = planning.relation(stage, outputs, text);
        String tail = once
                ? "\nWHERE " + multiplicity
                : " CROSS JOIN LATERAL generate_series(1, " + multiplicity + ") AS __pgt_copy";
        return new Relation(
                stage, new Reader(stored.reader().outputList(), new Sql(tail)), !once, stored.columns(), text);
    }
}
