package io.pgtrickle.core.plan;

import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of expressions, which are Postgres's to say. A query is planned twice: the first time the questions are
 * written down, the second time they are answered.
 */
final class Types {
    private static final ProbedType UNKNOWN = new ProbedType("unknown", false, true, true, true, true);

    private final List<String> questions = new ArrayList<>();
    private List<ProbedType> answers = new ArrayList<>();

    /** Gives the types of the {@link #probe}'s columns. */
    void answer(List<ProbedType> types) {
        answers = types;
    }

    /** The type of an expression over FROM items. */
    ProbedType of(String expression, String from) {
        String question = "(SELECT " + expression + " FROM " + from + ")";
        int index = 0;
        while (index < questions.size() && !questions.get(index).equals(question)) {
            index++;
        }
        if (index == questions.size()) {
            questions.add(question);
        }
        return index < answers.size() ? answers.get(index) : UNKNOWN;
    }

    /** The questions as a query with one column each; empty when there is none. */
    Sql probe() {
        List<Sql> columns = new ArrayList<>();
        for (String question : questions) {
            columns.add(new Sql(question + " AS "
                    + Names.numbered("type", columns.size() + 1).sql()));
        }
        return columns.isEmpty()
                ? Sql.EMPTY
                : new Sql("SELECT " + Sql.join(",\n  ", columns).sql());
    }
}
