package io.pgtrickle.core.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** The findings of JSqlParser. */
final class JudgeReading {
    private final Reading reading = new Reading();
    private final JudgeExpressions expressions = new JudgeExpressions(reading, this::query);

    private JudgeReading() {}

    /** What JSqlParser finds; it throws where it cannot parse. */
    static String of(String canonical) throws JSQLParserException {
        Statement statement = CCJSqlParserUtil.parse(canonical, parser -> parser.withTimeOut(20_000));
        JudgeReading judge = new JudgeReading();
        judge.query((Select) statement);
        return judge.reading.findings();
    }

    private void query(Select query) {
        if (query instanceof ParenthesedSelect parenthesed && isBare(parenthesed)) {
            query(parenthesed.getSelect());
            return;
        }
        for (WithItem<?> item : orEmpty(query.getWithItemsList())) {
            reading.note("with " + item.getAliasName() + columns(item.getWithItemList()));
            reading.nested(() -> query(item.getSelect().getSelect()));
        }
        if (query instanceof PlainSelect select) {
            select(select);
        } else if (query instanceof Values values) {
            values(values.getExpressions());
        } else if (query instanceof SetOperationList operations) {
            for (int index = 0; index < operations.getOperations().size(); index++) {
                reading.note("set " + operations.getOperation(index));
            }
            operations.getSelects().forEach(each -> reading.nested(() -> query(each)));
        } else if (query instanceof ParenthesedSelect parenthesed) {
            query(parenthesed.getSelect());
        }
        for (OrderByElement element : orEmpty(query.getOrderByElements())) {
            clause("order", element.getExpression());
        }
        if (query.getLimit() != null && query.getLimit().getRowCount() != null) {
            clause("limit", query.getLimit().getRowCount());
        }
        if (query.getFetch() != null) {
            clause("limit", query.getFetch().getExpression());
        }
        if (query.getOffset() != null) {
            clause("limit", query.getOffset().getOffset());
        }
    }

    private static boolean isBare(ParenthesedSelect query) {
        return query.getWithItemsList() == null && query.getOrderByElements() == null && query.getLimit() == null;
    }

    private void values(List<? extends Expression> rows) {
        reading.note("values " + rows.size());
        rows.forEach(expressions::read);
    }

    private void select(PlainSelect select) {
        List<String> names = new ArrayList<>();
        for (SelectItem<?> item : orEmpty(select.getSelectItems())) {
            names.add(name(item));
            expressions.read(item.getExpression());
        }
        reading.note("items " + names);
        if (select.getDistinct() != null) {
            List<SelectItem<?>> on = orEmpty(select.getDistinct().getOnSelectItems());
            reading.note("distinct" + (on.isEmpty() ? "" : " on"));
            on.forEach(item -> expressions.read(item.getExpression()));
        }
        reading.note("from " + from(select));
        if (select.getWhere() != null) {
            clause("where", select.getWhere());
        }
        if (select.getHaving() != null) {
            clause("having", select.getHaving());
        }
        GroupByElement groupBy = select.getGroupBy();
        if (groupBy != null) {
            groupBy.getGroupByExpressionList().forEach(this::group);
            groupBy.getGroupingSets().forEach(set -> set.forEach(expressions::read));
            if (!groupBy.getGroupingSets().isEmpty()) {
                reading.note("sets");
            }
        }
    }

    private void group(Expression element) {
        if (element instanceof Function function && Set.of("ROLLUP", "CUBE").contains(function.getName())) {
            reading.note("sets");
            function.getParameters().forEach(expressions::read);
        } else {
            clause("group", element);
        }
    }

    private static String name(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return item.getAliasName();
        }
        return item.getExpression() instanceof Column column ? column.getColumnName() : "\"?column?\"";
    }

    private List<String> from(PlainSelect select) {
        List<String> items = new ArrayList<>();
        if (select.getFromItem() == null) {
            return items;
        }
        items.add(item(select.getFromItem()));
        for (Join join : orEmpty(select.getJoins())) {
            if (join.isSimple()) {
                items.add(item(join.getFromItem()));
            } else {
                items.set(items.size() - 1, join(items.get(items.size() - 1), join));
            }
        }
        return items;
    }

    private String join(String left, Join join) {
        String kind = join.isLeft() ? "LEFT " : join.isRight() ? "RIGHT " : join.isFull() ? "FULL " : "";
        List<String> using =
                join.getUsingColumns().stream().map(Column::getColumnName).toList();
        String condition = join.getOnExpressions().isEmpty() ? using.isEmpty() ? "" : " USING " + using : " ON";
        String right = item(join.getFromItem());
        join.getOnExpressions().forEach(expressions::read);
        return "(" + left + " " + (join.isCross() ? "CROSS " : kind) + "JOIN " + right + condition + ")";
    }

    private String item(FromItem item) {
        if (item instanceof Table table) {
            String schema = table.getSchemaName() == null ? "" : table.getSchemaName() + ".";
            String alias = item.getAlias() == null ? table.getName() : alias(item.getAlias());
            return schema + table.getName() + " " + alias;
        } else if (item instanceof ParenthesedSelect derived) {
            reading.nested(() -> query(derived.getSelect()));
            return (item instanceof LateralSubSelect ? "LATERAL " : "") + "() " + alias(item.getAlias());
        } else if (item instanceof Values values) {
            reading.nested(() -> values(values.getExpressions()));
            return "() " + alias(item.getAlias());
        } else if (item instanceof TableFunction function) {
            function.getFunctions().forEach(expressions::read);
            return "function " + alias(item.getAlias());
        } else if (item instanceof ParenthesedFromItem parenthesed) {
            String tree = item(parenthesed.getFromItem());
            for (Join join : orEmpty(parenthesed.getJoins())) {
                tree = join(tree, join);
            }
            return tree + (item.getAlias() == null ? "" : item.getAlias().getName());
        }
        throw new IllegalStateException("not compared: " + item.getClass());
    }

    private void clause(String name, Expression expression) {
        reading.note(name);
        expressions.read(expression);
    }

    private static String alias(@Nullable Alias alias) {
        if (alias == null) {
            return "";
        }
        List<String> columns = orEmpty(alias.getAliasColumns()).stream()
                .map(column -> column.name)
                .toList();
        return alias.getName() + (columns.isEmpty() ? "" : columns);
    }

    private static String columns(@Nullable List<SelectItem<?>> items) {
        List<SelectItem<?>> columns = orEmpty(items);
        return columns.isEmpty() ? "" : columns.toString();
    }

    private static <T> List<T> orEmpty(@Nullable Collection<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
