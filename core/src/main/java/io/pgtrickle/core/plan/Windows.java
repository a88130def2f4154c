package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.query.Select;
import io.pgtrickle.core.query.SelectItem;
import io.pgtrickle.core.query.Token;
import java.util.ArrayList;
import java.util.List;

/** The window function calls of a query: what they partition and order by. */
final class Windows {
    private final Select select;

    Windows(Select select) {
        this.select = select;
    }

    /** Whether an expression calls a window function. */
    static boolean applies(Scalar expression) {
        for (FunctionCall call : expression.calls()) {
            if (call.over()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the query calls any. */
    static boolean applies(Select select) {
        for (SelectItem item : select.items()) {
            if (applies(item.expression())) {
                return true;
            }
        }
        return false;
    }

    /** The texts of the expressions that all calls partition by. */
    List<String> partitions() {
        List<String> common = new ArrayList<>();
        boolean first = true;
        for (SelectItem item : select.items()) {
            for (FunctionCall call : item.expression().calls()) {
                if (call.over()) {
                    List<String> own = expressions(item.expression(), call, "PARTITION");
                    if (first) {
                        common = own;
                    }
                    first = false;
                    List<String> kept = new ArrayList<>();
                    for (String partition : common) {
                        if (Texts.contains(own, partition)) {
                            kept.add(partition);
                        }
                    }
                    common = kept;
                }
            }
        }
        return common;
    }

    /** The texts of the expressions a call partitions or orders by; {@code clause} is the first word of which of them. */
    List<String> expressions(Scalar expression, FunctionCall call, String clause) {
        List<Token> tokens = expression.tokens();
        int last = call.span().end() - 1;
        List<String> found = new ArrayList<>();
        if (tokens.get(last).text().equals(")")) {
            int depth = 0;
            int open = last + 1;
            do {
                open--;
                String text = tokens.get(open).text();
                depth += text.equals(")") ? 1 : text.equals("(") ? -1 : 0;
            } while (depth > 0);
            collect(tokens, open + 1, last, clause, found);
        } else {
            named(tokens.get(last).text(), clause, found);
        }
        return found;
    }

    private void collect(List<Token> tokens, int start, int end, String clause, List<String> found) {
        if (start < end
                && tokens.get(start).isIdentifier()
                && !tokens.get(start).isKeyWord()) {
            named(tokens.get(start).text(), clause, found);
        }
        int depth = 0;
        int from = -1;
        for (int index = start; index <= end; index++) {
            String text = tokens.get(index).text();
            boolean ends = depth == 0
                    && (index == end
                            || text.equals("ORDER")
                            || text.equals("ROWS")
                            || text.equals("RANGE")
                            || text.equals("GROUPS"));
            if (from >= 0 && depth == 0 && (ends || text.equals(","))) {
                found.add(Ordering.expression(tokens, from, index));
                from = index + 1;
            }
            from = ends ? -1 : from;
            if (depth == 0 && index < end && text.equals(clause)) {
                from = index + 2;
            }
            depth += text.equals("(") || text.equals("[") ? 1 : text.equals(")") || text.equals("]") ? -1 : 0;
        }
    }

    /** The definition of a name in the WINDOW clause. */
    private void named(String name, String clause, List<String> found) {
        if (select.windows().isEmpty()) {
            return;
        }
        List<Token> tokens = select.windows().get().tokens();
        for (int index = 0; index + 2 < tokens.size(); index++) {
            if (tokens.get(index).text().equals(name)
                    && tokens.get(index + 1).text().equals("AS")
                    && tokens.get(index + 2).text().equals("(")) {
                int depth = 1;
                int close = index + 2;
                while (depth > 0) {
                    close++;
                    String text = tokens.get(close).text();
                    depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
                }
                collect(tokens, index + 3, close, clause, found);
            }
        }
    }
}
