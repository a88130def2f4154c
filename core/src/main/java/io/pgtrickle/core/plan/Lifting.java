package io.pgtrickle.core.plan;

import io.pgtrickle.core.parse.QueryParser;
import io.pgtrickle.core.parse.ScalarRewriter;
import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.query.Subquery;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides a query level in two: an inner one that reads FROM and gives every column and nested query the outer one
 * needs, and an outer one that groups, partitions or makes distinct over that alone.
 */
final class Lifting {
    /** The name of the inner level in the outer one. */
    static final Identifier INNER = new Identifier("__pgt_inner");

    private final List<String> units = new ArrayList<>();
    private final List<SelectItem> items = new ArrayList<>();

    /** An expression over the inner level's columns. */
    Scalar lift(Scalar scalar) {
        List<Span> spans = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Subquery subquery : scalar.subqueries()) {
            // what stands before IN, ANY or ALL belongs to the comparison
            if (!subquery.form().isEmpty()
                    && !subquery.form().equals("EXISTS")
                    && !subquery.form().equals("ARRAY")) {
                throw new NotFollowed();
            }
            if (scalar.text().contains("CASE ")) {
                // it may be guarded from rows for which it fails
                throw new NotFollowed();
            }
            spans.add(subquery.span());
            texts.add(unit(scalar.text(subquery.span())));
        }
        for (ColumnReference column : scalar.columns()) {
            spans.add(column.span());
            texts.add(unit(column.column().sql().equals("*") ? column.qualifierText() : scalar.text(column.span())));
        }
        return spans.isEmpty() ? scalar : QueryParser.expression(ScalarRewriter.replace(scalar, spans, texts));
    }

    private Optional<Scalar> lift(Optional<Scalar> scalar) {
        return scalar.isPresent() ? Optional.of(lift(scalar.get())) : scalar;
    }

    /** Several expressions over the inner level's columns. */
    List<Scalar> lift(List<Scalar> scalars) {
        List<Scalar> lifted = new ArrayList<>();
        for (Scalar scalar : scalars) {
            lifted.add(lift(scalar));
        }
        return lifted;
    }

    /** The outer level of SELECT DISTINCT, which makes distinct what the inner one gives. */
    Select distinct(Select select) {
        if (select.distinctOn().isPresent()) {
            throw new NotFollowed();
        }
        List<SelectItem> outputs = new ArrayList<>();
        for (SelectItem item : select.items()) {
            Identifier name = Names.numbered("column", items.size() + 1);
            items.add(new SelectItem(item.expression(), name));
            outputs.add(new SelectItem(QueryParser.expression(name.sql()), item.name()));
        }
        return over(true, Optional.empty(), outputs, new ArrayList<>(), Optional.empty(), Optional.empty());
    }

    /** The outer level of windows over groups: keys and aggregates become columns of the inner one. */
    Select overGroups(Select select, Grouping grouping) {
        if (select.windows().isPresent()) {
            throw new NotFollowed();
        }
        List<SelectItem> outputs = new ArrayList<>();
        for (SelectItem item : select.items()) {
            List<Span> spans = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (AggregateUse use : grouping.uses()) {
                if (use.item() == outputs.size()) {
                    spans.add(use.call().span());
                    texts.add(unit(item.expression().text(use.call().span())));
                }
            }
            for (Scalar key : grouping.keys()) {
                for (Span span : grouping.occurrences(outputs.size(), key)) {
                    spans.add(span);
                    texts.add(unit(key.text()));
                }
            }
            outputs.add(new SelectItem(
                    QueryParser.expression(ScalarRewriter.replace(item.expression(), spans, texts)), item.name()));
        }
        return over(false, Optional.empty(), outputs, new ArrayList<>(), Optional.empty(), Optional.empty());
    }

    /** The inner level below {@link #distinct} and {@link #overGroups}. */
    Select ofGroups(Select select) {
        return new Select(
                false,
                Optional.empty(),
                items,
                select.from(),
                select.where(),
                false,
                select.groupBy(),
                select.having(),
                select.windows());
    }

    private static Select over(
            boolean distinct,
            Optional<Scalar> distinctOn,
            List<SelectItem> outputs,
            List<Scalar> keys,
            Optional<Scalar> having,
            Optional<Scalar> windows) {
        return new Select(
                distinct,
                distinctOn,
                outputs,
                List.of(new TableReference(Optional.empty(), INNER, INNER, new ArrayList<>(), false, false)),
                Optional.empty(),
                false,
                keys,
                having,
                windows);
    }

    /** The outer level, grouped by these keys. */
    Select outer(Select select, List<Scalar> keys) {
        List<SelectItem> outputs = new ArrayList<>();
        for (SelectItem item : select.items()) {
            outputs.add(new SelectItem(lift(item.expression()), item.name()));
        }
        return over(
                select.distinct(),
                lift(select.distinctOn()),
                outputs,
                lift(keys),
                lift(select.having()),
                lift(select.windows()));
    }

    /** The inner level, once everything of the outer one is lifted. */
    Select inner(Select select) {
        return new Select(
                false,
                Optional.empty(),
                items,
                select.from(),
                select.where(),
                false,
                new ArrayList<>(),
                Optional.empty(),
                Optional.empty());
    }

    private String unit(String text) {
        int index = 0;
        while (index < units.size() && !units.get(index).equals(text)) {
            index++;
        }
        Identifier name = Names.numbered("column", index + 1);
        if (index == units.size()) {
            units.add(text);
            items.add(new SelectItem(QueryParser.expression(text), name));
        }
        return name.sql();
    }
}
