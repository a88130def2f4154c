package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.Token;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans what is computed within partitions of one input, window functions and DISTINCT ON: the partitions that a change
 * touches, before and after, are computed again.
 */
final class PartitionPlanner {
    private final Planning planning;
    private final Select select;
    private final Leaf leaf;

    PartitionPlanner(Planning planning, Select select, Leaf leaf) {
        this.planning = planning;
        this.select = select;
        this.leaf = leaf;
    }

    /** Window functions: rows are told apart within their partition by the input's identity. */
    Relation windows(String text) {
        String tail = select.windows().isPresent()
                ? "\nWINDOW " + select.windows().get().text()
                : "";
        return plan(new Windows(select).partitions(), Sql.EMPTY, tail, true, text);
    }

    /** DISTINCT ON: one row for each partition, the first one of the query's order. */
    Relation first(Query query, String text) {
        Scalar on = select.distinctOn().get();
        List<Token> tokens = on.tokens();
        List<String> partitions = new ArrayList<>();
        int depth = 0;
        int from = 1;
        for (int index = 0; index < tokens.size(); index++) {
            String token = tokens.get(index).text();
            if ((depth == 1 && token.equals(",")) || index == tokens.size() - 1) {
                partitions.add(Scalar.text(tokens, from, index));
                from = index + 1;
            }
            depth += token.equals("(") || token.equals("[") ? 1 : token.equals(")") || token.equals("]") ? -1 : 0;
        }
        String order = "";
        for (Scalar expression : query.orderBy()) {
            order += (order.isEmpty() ? "\nORDER BY " : ", ") + expression.text();
        }
        return plan(partitions, new Sql("DISTINCT ON " + on.text() + " "), order, false, text);
    }

    private Relation plan(List<String> partitions, Sql distinctOn, String tail, boolean several, String text) {
        Input input = leaf.input().get();
        List<KeyColumn> identity = new ArrayList<>();
        List<StateColumn> keys = new ArrayList<>();
        List<KeyColumn> searched = new ArrayList<>();
        List<StateColumn> searchedKeys = new ArrayList<>();
        for (String partition : partitions) {
            ProbedType type = planning.types().of(partition, leaf.original());
            Identifier name = Names.numbered("key", keys.size() + 1);
            identity.add(new KeyColumn(name, type.searchable() ? type.name() : "", true));
            keys.add(new StateColumn(name, new Sql(partition)));
            if (type.searchable()) {
                searched.add(identity.get(identity.size() - 1));
                searchedKeys.add(keys.get(keys.size() - 1));
            }
        }
        boolean unique = !several || !(input.repeats() || input.identity().isEmpty());
        if (several) {
            for (KeyColumn key : input.identity()) {
                Identifier name = Names.numbered("id", keys.size() + 1);
                identity.add(new KeyColumn(name, key.type(), key.nullable()));
                keys.add(new StateColumn(name, input.reference(key)));
            }
        }
        Sql where = select.where().isPresent() ? new Sql(select.where().get().text()) : Sql.EMPTY;
        Sql after = where.isEmpty() ? Sql.EMPTY : new Sql("\nWHERE " + where.sql());
        Stage stage = planning.stage(
                "partitions",
                Stage.Kind.REPLACE,
                searched.isEmpty() ? "whole" : "by recomputing the changed partitions",
                List.of(input),
                List.of(new Rule(input, searched, searchedKeys, Sql.EMPTY, after, List.of())),
                List.of(),
                identity,
                keys,
                RowPlanner.outputs(select),
                List.of(),
                new StageQuery(distinctOn, input.present(), where, new Sql(tail), Sql.EMPTY),
                unique,
                List.of(),
                List.of());
        return planning.relation(stage, RowPlanner.outputs(select), text);
    }
}
