package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Refusals;
import io.pgtrickle.core.construct.Shape;
import io.pgtrickle.core.construct.SourceRules;
import io.pgtrickle.core.construct.Volatility;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.parse.QueryParser;
import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.FromItem.TableReference;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans one defining query. Planning takes two turns, as the types of grouping expressions and aggregated arguments are
 * Postgres's to say: first the query is checked and {@link #probe} asks for them, then {@link #plan} uses the answer.
 */
public final class QueryPlanner {
    private final Facts facts;
    private final Select select;
    private final Inputs inputs;
    private final Settings settings;
    private final Optional<Grouping> grouping;

    private QueryPlanner(Facts facts, Select select, Settings settings) {
        this.facts = facts;
        this.select = select;
        this.settings = settings;
        this.inputs = new Inputs(facts);
        this.grouping = Grouping.applies(select, facts.aggregateNames())
                ? Optional.of(new Grouping(select, facts.aggregateNames(), this::dependsOnGroupedKey))
                : Optional.empty();
        if (Shape.tables(select).size() > 1) {
            inputs.requireIdentity(select);
        }
    }

    /** Parses and checks the query; refuses what is not maintained. */
    public static QueryPlanner of(Facts facts) {
        Query query = QueryParser.parse(facts.canonical());
        Refusals.check(query);
        SourceRules.check(facts);
        Settings settings = Volatility.check(facts);
        return new QueryPlanner(facts, (Select) query.body(), settings);
    }

    /** The settings its functions must be pinned to. */
    public Settings settings() {
        return settings;
    }

    /** A query whose column types are wanted: group keys, then arguments; empty when there is nothing to ask. */
    public Optional<Sql> probe() {
        List<Sql> expressions = new ArrayList<>();
        if (grouping.isPresent()) {
            for (Scalar key : grouping.get().keys()) {
                expressions.add(new Sql(key.text()));
            }
            for (ArgumentText argument : grouping.get().arguments()) {
                if (!argument.value().isEmpty()) {
                    expressions.add(argument.value());
                }
            }
        }
        if (expressions.isEmpty()) {
            return Optional.empty();
        }
        List<StateColumn> columns = new ArrayList<>();
        for (Sql expression : expressions) {
            columns.add(new StateColumn(Names.numbered("type", columns.size() + 1), expression));
        }
        return Optional.of(Sql.template("SELECT {columns} FROM {from}")
                .with("columns", StateColumn.selectList(columns))
                .with("from", from().present())
                .sql());
    }

    /**
     * The plan.
     *
     * @param names the names of its objects
     * @param types the types of the {@link #probe}'s columns
     * @param storeOutputs whether outputs that depend on session settings must be kept in the state, not derived by the
     *     view that reads it
     */
    public Plan plan(Names names, List<ProbedType> types, boolean storeOutputs) {
        List<TableReference> tables = Shape.tables(select);
        if (grouping.isPresent()) {
            boolean direct = tables.size() == 1 && inputs.readableFromTransitionTables(tables.get(0));
            return new GroupPlanner(select, grouping.get(), types, storeOutputs, this::notNull)
                    .plan(names, settings, direct ? Optional.empty() : Optional.of(rows()), from(), where());
        }
        if (tables.size() == 1 && inputs.source(tables.get(0)).identity().isEmpty()) {
            return BagPlanner.plan(select, facts, from(), where(), settings);
        }
        return rows().plan(select, settings);
    }

    private RowPlanner rows() {
        inputs.requireIdentity(select);
        return new RowPlanner(from(), where(), inputs.immediateKeys(select));
    }

    private FromClause from() {
        return new FromClause(select.from(), inputs.of(select));
    }

    private Sql where() {
        return select.where().map(predicate -> new Sql(predicate.text())).orElse(Sql.EMPTY);
    }

    private boolean notNull(ColumnReference reference) {
        Optional<TableReference> table = table(reference);
        return table.isPresent()
                && table.get().columnAliases().isEmpty()
                && inputs.source(table.get()).column(reference.column()).isPresent()
                && inputs.source(table.get()).column(reference.column()).get().notNull();
    }

    /** Postgres infers dependency from primary keys only. */
    private boolean dependsOnGroupedKey(ColumnReference reference) {
        Optional<TableReference> table = table(reference);
        if (table.isEmpty() || inputs.source(table.get()).rowKey().isEmpty()) {
            return false;
        }
        for (Identifier column :
                inputs.source(table.get()).rowKey().orElseThrow().columns()) {
            if (!isGrouped(reference.qualifier(), column)) {
                return false;
            }
        }
        return true;
    }

    private boolean isGrouped(Optional<Identifier> qualifier, Identifier column) {
        for (Scalar scalar : Shape.groupingExpressions(select)) {
            for (ColumnReference key : scalar.columns()) {
                if (key.span().equals(scalar.span())
                        && key.column().equals(column)
                        && key.qualifier().equals(qualifier)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<TableReference> table(ColumnReference reference) {
        List<TableReference> tables = Shape.tables(select);
        for (TableReference table : tables) {
            if (reference.qualifier().isEmpty()
                    ? tables.size() == 1
                    : table.alias().equals(reference.qualifier().get())) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }
}
