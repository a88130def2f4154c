package io.pgtrickle.core.plan;

import io.pgtrickle.core.construct.Refusals;
import io.pgtrickle.core.construct.SourceRules;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.OutputFacts;
import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.parse.QueryParser;
import io.pgtrickle.core.query.Query;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans one defining query. Planning takes two turns, as the types of expressions are Postgres's to say: first the query
 * is checked and {@link #probe} asks for them, then {@link #plan} uses the answer.
 */
public final class QueryPlanner {
    private final Facts facts;
    private final Query query;
    private final Settings settings;
    private final Types types = new Types();

    private QueryPlanner(Facts facts, Query query, Settings settings) {
        this.facts = facts;
        this.query = query;
        this.settings = settings;
    }

    /** Parses and checks the query; refuses what is not maintained. */
    public static QueryPlanner of(Facts facts) {
        Query query = QueryParser.parse(facts.canonical());
        Settings settings = SourceRules.check(facts);
        Refusals.check(query);
        for (SourceFacts source : facts.sources()) {
            if (!source.definition().isEmpty()) {
                Refusals.checkView(QueryParser.parse(source.definition()));
            }
        }
        QueryPlanner planner = new QueryPlanner(facts, query, settings);
        planner.plan(new Names("0"), new ArrayList<>(), false);
        return planner;
    }

    /** The settings its functions must be pinned to. */
    public Settings settings() {
        return settings;
    }

    /** A query whose column types are wanted; empty when there is nothing to ask. */
    public Sql probe() {
        return types.probe();
    }

    /**
     * The plan.
     *
     * @param names the names of its objects
     * @param answers the types of the {@link #probe}'s columns
     * @param storeOutputs whether outputs that depend on session settings must be kept in the state, not derived by the
     *     view that reads it
     */
    public Plan plan(Names names, List<ProbedType> answers, boolean storeOutputs) {
        types.answer(answers);
        Planning planning = new Planning(facts, types, names, storeOutputs);
        planning.checkOrder(query);
        for (SourceFacts source : facts.sources()) {
            if (!source.definition().isEmpty()) {
                planning.checkOrder(QueryParser.parse(source.definition()));
            }
        }
        try {
            if (facts.entangled()) {
                throw new NotFollowed();
            }
            Relation result = planning.query(query, Scope.none(), true);
            return new Plan(
                    planning.stages(),
                    result.reader(),
                    order(),
                    Limiting.index(query, facts.outputs(), result.stage()),
                    planning.lookups().lines(),
                    facts.inexactSums());
        } catch (NotFollowed reason) {
            return whole(new Planning(facts, types, names, storeOutputs));
        }
    }

    /** Recomputes the query whenever anything it reads changes: right for every query, whatever it costs. */
    private Plan whole(Planning planning) {
        List<Input> inputs = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (SourceFacts source : facts.sources()) {
            if (source.kind() != 'v' || source.streamTable().isPresent()) {
                Input input = Sources.input(source, new Identifier("__pgt_changed"), new ArrayList<>());
                inputs.add(input);
                rules.add(new Rule(input, List.of(), List.of(), Sql.EMPTY, Sql.EMPTY, List.of()));
            }
        }
        List<StateColumn> outputs = new ArrayList<>();
        for (OutputFacts output : facts.outputs()) {
            outputs.add(new StateColumn(
                    output.name(), new Sql("__pgt_query." + output.name().sql())));
        }
        String text = facts.canonical().trim();
        Sql from = new Sql("(" + text.substring(0, text.length() - 1) + ") AS __pgt_query");
        Stage stage = planning.stage(
                "rows",
                Stage.Kind.REPLACE,
                "whole",
                inputs,
                rules,
                List.of(),
                List.of(),
                List.of(),
                outputs,
                List.of(),
                new StageQuery(Sql.EMPTY, from, Sql.EMPTY, Sql.EMPTY, Sql.EMPTY),
                false,
                List.of(),
                List.of());
        return new Plan(
                planning.stages(),
                planning.relation(stage, outputs, "").reader(),
                order(),
                Sql.EMPTY,
                planning.lookups().lines(),
                facts.inexactSums());
    }

    private Sql order() {
        return Limiting.order(query, facts.outputs().size());
    }
}
