package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.facts.OutputFacts;
import io.pgtrickle.core.parse.QueryParser;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * ORDER BY with LIMIT, OFFSET or FETCH: all rows are a relation of their own, indexed by the order. Whenever it changes,
 * its first rows are read again.
 */
final class Limiting {
    /** The first words of types whose values are short, with any modifier. */
    private static final String SHORT =
            " smallint integer bigint oid real double numeric money boolean uuid date time timestamp interval ";

    private final Query query;
    private final List<Sql> order = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();

    Limiting(Query query) {
        this.query = query;
        for (Scalar clause : query.limit()) {
            if (!clause.subqueries().isEmpty()) {
                throw new NotFollowed();
            }
        }
    }

    /** The query without limit. */
    Query unlimited() {
        return new Query(
                new ArrayList<>(), false, query.body(), query.orderBy(), new ArrayList<>(), false, query.text());
    }

    /** All rows of a SELECT, what they are ordered by among their columns. */
    Select ordered(Select select) {
        List<SelectItem> items = new ArrayList<>(select.items());
        for (Scalar expression : query.orderBy()) {
            String own = Ordering.expression(expression);
            String name = "";
            for (SelectItem item : items) {
                name = item.expression().text().equals(own) ? item.name().sql() : name;
            }
            if (name.isEmpty()) {
                Identifier added = Names.numbered("order", items.size());
                items.add(new SelectItem(QueryParser.expression(own), added));
                name = added.sql();
            }
            add(name, expression, own);
        }
        return new Select(
                select.distinct(),
                select.distinctOn(),
                items,
                select.from(),
                select.where(),
                select.distinctGroups(),
                select.groupBy(),
                select.having(),
                select.windows());
    }

    /** Adds a column of the relation of all rows, with the words after the expression it stands for. */
    private void add(String name, Scalar expression, String own) {
        columns.add(name);
        order.add(new Sql(name + expression.text().substring(own.length())));
    }

    /** The first rows of a relation, of which the query has so many columns. */
    Relation first(Planning planning, Relation all, int width, String text) {
        Leaf leaf = Trees.stage(Lifting.INNER, new ArrayList<>(), all);
        Input input = leaf.input().get();
        List<StateColumn> outputs = new ArrayList<>();
        for (String column : all.columns()) {
            if (outputs.size() < width) {
                outputs.add(new StateColumn(new Identifier(column), new Sql(column)));
            }
        }
        if (order.isEmpty()) {
            // a set operation is ordered by numbers of its columns
            for (Scalar expression : query.orderBy()) {
                String own = expression.tokens().get(0).text();
                String name = own;
                for (int column = 1; column <= width; column++) {
                    name = own.equals("" + column) ? all.columns().get(column - 1) : name;
                }
                add(name, expression, own);
            }
        }
        List<KeyColumn> identity = new ArrayList<>();
        List<StateColumn> keys = new ArrayList<>();
        for (KeyColumn key : input.identity()) {
            Identifier name = Names.numbered("id", keys.size() + 1);
            identity.add(new KeyColumn(name, key.type(), key.nullable()));
            keys.add(new StateColumn(name, input.reference(key)));
        }
        Sql terms = Sql.join(", ", order);
        String tail = terms.isEmpty() ? "" : "\nORDER BY " + terms.sql();
        for (Scalar clause : query.limit()) {
            tail += "\n" + clause.text();
        }
        Stage stage = planning.stage(
                "first",
                Stage.Kind.REPLACE,
                "by reading the first rows again",
                List.of(input),
                List.of(new Rule(input, List.of(), List.of(), Sql.EMPTY, Sql.EMPTY, List.of())),
                List.of(),
                identity,
                keys,
                outputs,
                List.of(),
                new StageQuery(
                        Sql.EMPTY, input.present(), Sql.EMPTY, new Sql(tail), index(planning, leaf, all.stage())),
                !input.repeats(),
                List.of(),
                List.of());
        return planning.relation(stage, outputs, text);
    }

    /** The terms of a query's order, each with the number of an output column in the place of that; 0 is none. */
    static Sql order(Query query, int width) {
        List<Sql> terms = new ArrayList<>();
        for (Scalar term : query.orderBy()) {
            String own = Ordering.expression(term);
            terms.add(new Sql(output(query, own, width) + term.text().substring(own.length())));
        }
        return Sql.join(", ", terms);
    }

    /** The number of the output column that a term is; Postgres prints parentheses around calls of functions. */
    private static int output(Query query, String own, int width) {
        int found = 0;
        for (int column = 1; column <= width; column++) {
            String output = query.body() instanceof Select select
                    ? select.items().get(column - 1).expression().text()
                    : "" + column;
            found = own.equals(output) || own.equals("(" + output + ")") ? column : found;
        }
        return found;
    }

    /** The leading terms of a query's order that its last stage stores and that cannot be too long for an index. */
    static Sql index(Query query, List<OutputFacts> outputs, Stage stage) {
        List<Sql> terms = new ArrayList<>();
        if (query.limit().isEmpty() && query.body() instanceof Select && stage.kind() == Stage.Kind.REPLACE) {
            for (Scalar expression : query.orderBy()) {
                String own = Ordering.expression(expression);
                int found = output(query, own, outputs.size());
                if (found == 0) {
                    break;
                }
                OutputFacts output = outputs.get(found - 1);
                Sql term = new Sql(output.name().sql() + expression.text().substring(own.length()));
                if (!fitsIndex(output.type(), term)) {
                    break;
                }
                terms.add(term);
            }
        }
        return Sql.join(", ", terms);
    }

    /** Whether a column of the type may be in an index by the term, which names no operator of its own. */
    private static boolean fitsIndex(String type, Sql term) {
        int end = 0;
        while (end < type.length() && type.charAt(end) != ' ' && type.charAt(end) != '(') {
            end++;
        }
        return !term.sql().contains(" USING ")
                && !type.endsWith("]")
                && SHORT.contains(" " + type.substring(0, end) + " ");
    }

    /** The leading terms of the order that are stored and cannot be too long for an index. */
    private Sql index(Planning planning, Leaf leaf, Stage stage) {
        List<Sql> terms = new ArrayList<>();
        boolean fits = stage.kind() != Stage.Kind.ACCUMULATE;
        for (int term = 0; term < order.size(); term++) {
            fits &= fitsIndex(
                    planning.types().of(columns.get(term), leaf.original()).name(), order.get(term));
            if (fits) {
                terms.add(order.get(term));
            }
        }
        return Sql.join(", ", terms);
    }
}
