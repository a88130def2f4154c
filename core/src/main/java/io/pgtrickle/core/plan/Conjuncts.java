package io.pgtrickle.core.plan;

import io.pgtrickle.core.parse.QueryParser;
import io.pgtrickle.core.parse.ScalarRewriter;
import io.pgtrickle.core.query.ColumnReference;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Span;
import io.pgtrickle.core.query.Subquery;
import io.pgtrickle.core.query.Token;
import java.util.ArrayList;
import java.util.List;

/** A predicate taken apart at its ANDs, and what each part says. */
final class Conjuncts {
    private Conjuncts() {}

    /** Adds the parts of a predicate that are joined by AND, each such that AND can join it again. */
    static void split(Scalar predicate, List<Scalar> conjuncts) {
        List<Token> tokens = predicate.tokens();
        int start = 0;
        int depth = 0;
        int enclosed = tokens.size();
        boolean alternatives = false;
        for (int index = 0; index < tokens.size(); index++) {
            String text = tokens.get(index).text();
            if (text.equals("(") || text.equals("[")) {
                depth++;
            } else if (text.equals(")") || text.equals("]")) {
                depth--;
                enclosed = depth == 0 && index < enclosed ? index : enclosed;
            } else if (depth == 0 && text.equals("AND")) {
                split(QueryParser.expression(Scalar.text(tokens, start, index)), conjuncts);
                start = index + 1;
            }
            alternatives |= depth == 1 && text.equals("OR");
        }
        if (start > 0) {
            split(QueryParser.expression(Scalar.text(tokens, start, tokens.size())), conjuncts);
        } else if (!alternatives
                && enclosed == tokens.size() - 1
                && tokens.get(0).text().equals("(")
                && (predicate.subqueries().isEmpty()
                        || predicate.subqueries().get(0).span().start() > 0)) {
            split(QueryParser.expression(Scalar.text(tokens, 1, enclosed)), conjuncts);
        } else {
            conjuncts.add(predicate);
        }
    }

    /** Whether it can be evaluated over rows that the query itself might not have come to: it cannot divide by zero. */
    static boolean isLink(Scalar conjunct) {
        for (Token token : conjunct.tokens()) {
            if (token.text().equals("/") || token.text().equals("%")) {
                return false;
            }
        }
        return conjunct.subqueries().isEmpty();
    }

    /** The aliases it names; an empty one for a column without qualifier. */
    static List<String> aliases(Scalar conjunct) {
        List<String> aliases = new ArrayList<>();
        for (ColumnReference column : conjunct.columns()) {
            aliases.add(column.qualifierText());
        }
        return aliases;
    }

    /** Whether it demands that two columns are equal: by {@code =} and nothing else, or so as texts. */
    static boolean isEquality(Scalar conjunct) {
        if (conjunct.columns().size() != 2) {
            return false;
        }
        String left = side(conjunct, 0);
        String right = side(conjunct, 1);
        String text = conjunct.text();
        return text.equals(left + " = " + right) || text.equals("(" + left + ")::text = (" + right + ")::text");
    }

    /** A column of an equality with its qualifier. */
    static String side(Scalar equality, int index) {
        ColumnReference column = equality.columns().get(index);
        return column.qualifierText() + "." + column.column().sql();
    }

    /** The same with every column qualified, where the only relation has this alias. */
    static Scalar qualified(Scalar scalar, String alias) {
        List<Span> spans = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (ColumnReference column : scalar.columns()) {
            if (column.qualifier().isEmpty()) {
                spans.add(column.span());
                texts.add(alias + "." + column.column().sql());
            }
        }
        return spans.isEmpty() ? scalar : QueryParser.expression(ScalarRewriter.replace(scalar, spans, texts));
    }

    /** The text before IN: the operand on its left, from the parenthesis that encloses both. */
    static String operand(Scalar scalar, Subquery subquery) {
        int start = subquery.span().start();
        int depth = 0;
        while (start > 0 && depth >= 0) {
            start--;
            String text = scalar.tokens().get(start).text();
            depth += text.equals(")") ? 1 : text.equals("(") ? -1 : 0;
        }
        return Scalar.text(
                scalar.tokens(), depth < 0 ? start + 1 : 0, subquery.span().start());
    }
}
