package io.pgtrickle.core.parse;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitor;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Notes what JSqlParser finds in expressions: columns, calls, queries. Words in capitals, such as USER, are no columns. */
final class JudgeExpressions extends ExpressionVisitorAdapter<Reading> {
    /** What JSqlParser takes for calls: words of comparisons, constructors, and values with a precision. */
    private static final Set<String> NOT_CALLED =
            Set.of("ANY", "ALL", "ROW", "ARRAY", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP");

    private final Reading reading;
    private final Consumer<Select> queries;

    JudgeExpressions(Reading reading, Consumer<Select> queries) {
        this.reading = reading;
        this.queries = queries;
    }

    void read(Expression expression) {
        expression.accept(this, reading);
    }

    @Override
    public <S> Reading visit(Column column, S context) {
        String name = column.getFullyQualifiedName();
        int subscript = name.endsWith("]") ? name.indexOf('[') : name.length();
        if (!Character.isUpperCase(name.charAt(0))) {
            reading.note("column " + name.substring(0, subscript));
        }
        return super.visit(column, context);
    }

    @Override
    public <S> Reading visit(AllTableColumns row, S context) {
        reading.note("column " + row.getTable().getName() + ".*");
        return reading;
    }

    @Override
    public <S> Reading visit(Function function, S context) {
        if (!NOT_CALLED.contains(function.getName())) {
            int arguments = function.getParameters() == null || isStar(function.getParameters())
                    ? 0
                    : function.getParameters().size();
            if (function.getNamedParameters() != null) {
                arguments = function.getNamedParameters().size();
            }
            reading.call(function.getName(), arguments, function.isDistinct());
        }
        return super.visit(function, context);
    }

    private static boolean isStar(List<?> parameters) {
        return parameters.size() == 1 && parameters.get(0).getClass() == AllColumns.class;
    }

    @Override
    public <S> Reading visit(AnalyticExpression call, S context) {
        int arguments = (call.getExpression() == null || call.getExpression() instanceof AllColumns ? 0 : 1)
                + (call.getOffset() == null ? 0 : 1)
                + (call.getDefaultValue() == null ? 0 : 1);
        reading.call(call.getName(), arguments, call.isDistinct());
        return super.visit(call, context);
    }

    @Override
    public <S> Reading visit(ExtractExpression extract, S context) {
        reading.call("EXTRACT", 1, false);
        return super.visit(extract, context);
    }

    @Override
    public <S> Reading visit(TrimFunction trim, S context) {
        reading.call("TRIM", 1, false);
        return super.visit(trim, context);
    }

    @Override
    public <S> Reading visit(AnyComparisonExpression comparison, S context) {
        Select query = comparison.getSelect();
        return query == null
                ? super.visit(comparison, context)
                : query.accept((ExpressionVisitor<Reading>) this, context);
    }

    @Override
    public <S> Reading visit(ParenthesedSelect query, S context) {
        reading.nested(() -> queries.accept(query));
        return reading;
    }

    @Override
    public <S> Reading visit(Select query, S context) {
        reading.nested(() -> queries.accept(query));
        return reading;
    }
}
