package io.pgtrickle.core.construct;

import io.pgtrickle.core.query.FromItem;
import io.pgtrickle.core.query.FromItem.Join;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.GroupBy.Element;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.QueryBody.SetOperation;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Questions about the structure of a query's top level. */
public final class Shape {
    private Shape() {}

    /** The FROM items, joins taken apart, in the order they are written. */
    public static List<FromItem> sources(Select select) {
        List<FromItem> sources = new ArrayList<>();
        for (FromItem item : select.from()) {
            collectSources(item, sources);
        }
        return sources;
    }

    /** The tables among them. */
    public static List<TableReference> tables(Select select) {
        List<TableReference> tables = new ArrayList<>();
        for (FromItem item : sources(select)) {
            if (item instanceof TableReference table) {
                tables.add(table);
            }
        }
        return tables;
    }

    /** The joins, outer ones before those they contain. */
    public static List<Join> joins(Select select) {
        List<Join> joins = new ArrayList<>();
        for (FromItem item : select.from()) {
            collectJoins(item, joins);
        }
        return joins;
    }

    /** The expressions of GROUP BY. */
    public static List<Scalar> groupingExpressions(Select select) {
        List<Scalar> expressions = new ArrayList<>();
        for (Element element : select.groupBy().elements()) {
            if (element instanceof Element.Expression expression) {
                expressions.add(expression.expression());
            }
        }
        return expressions;
    }

    /** Every scalar expression of the top level. */
    public static List<Scalar> scalars(Select select) {
        List<Scalar> scalars = new ArrayList<>();
        for (SelectItem item : select.items()) {
            scalars.add(item.expression());
        }
        for (Join join : joins(select)) {
            join.on().ifPresent(scalars::add);
        }
        select.where().ifPresent(scalars::add);
        scalars.addAll(groupingExpressions(select));
        select.having().ifPresent(scalars::add);
        return scalars;
    }

    static boolean isSetOperation(Query query, SetOperation.Kind kind) {
        return query.body() instanceof SetOperation operation && operation.kind() == kind;
    }

    static Predicate<Query> select(Predicate<Select> test) {
        return query -> query.body() instanceof Select select && test.test(select);
    }

    static Predicate<Query> source(Predicate<FromItem> test) {
        return select(select -> any(sources(select), test));
    }

    static Predicate<Query> join(Join.Kind kind) {
        return select(select -> any(joins(select), join -> join.kind() == kind));
    }

    static Predicate<Query> subquery(Subquery.Form form) {
        return select(select ->
                any(scalars(select), scalar -> any(scalar.subqueries(), subquery -> subquery.form() == form)));
    }

    static Predicate<Query> call(Predicate<FunctionCall> test) {
        return select(select -> any(scalars(select), scalar -> any(scalar.calls(), test)));
    }

    static <T> boolean any(List<T> elements, Predicate<? super T> test) {
        for (T element : elements) {
            if (test.test(element)) {
                return true;
            }
        }
        return false;
    }

    private static void collectSources(FromItem item, List<FromItem> sources) {
        if (item instanceof Join join) {
            collectSources(join.left(), sources);
            collectSources(join.right(), sources);
        } else {
            sources.add(item);
        }
    }

    private static void collectJoins(FromItem item, List<Join> joins) {
        if (item instanceof Join join) {
            joins.add(join);
            collectJoins(join.left(), joins);
            collectJoins(join.right(), joins);
        }
    }
}
