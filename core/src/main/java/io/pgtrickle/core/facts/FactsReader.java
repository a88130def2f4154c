package io.pgtrickle.core.facts;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the answer to {@link FactsQuery}. */
public final class FactsReader {
    private final List<List<@Nullable String>> rows;

    private FactsReader(List<List<@Nullable String>> rows) {
        this.rows = rows;
    }

    /**
     * The facts in these rows.
     *
     * @param rows the answer, each row {@link FactsQuery#WIDTH} cells wide
     */
    public static Facts read(List<List<@Nullable String>> rows) {
        return new FactsReader(rows).read();
    }

    private Facts read() {
        List<@Nullable String> query = rowsOf("query").get(0);
        List<OutputFacts> outputs = new ArrayList<>();
        for (List<@Nullable String> row : rowsOf("output")) {
            outputs.add(new OutputFacts(
                    new Identifier(text(row, 1)), text(row, 2), truth(row, 3), truth(row, 4), truth(row, 5)));
        }
        List<SourceFacts> sources = new ArrayList<>();
        for (List<@Nullable String> row : rowsOf("source")) {
            sources.add(source(row));
        }
        List<FunctionFacts> functions = new ArrayList<>();
        for (List<@Nullable String> row : rowsOf("function")) {
            functions.add(new FunctionFacts(
                    text(row, 1), text(row, 2), letter(row, 3), letter(row, 4), truth(row, 5), text(row, 6)));
        }
        return new Facts(
                text(query, 1),
                truth(query, 2),
                truth(query, 3),
                outputs,
                sources,
                functions,
                firstCells("session"),
                firstCells("conversion"));
    }

    private SourceFacts source(List<@Nullable String> row) {
        String oid = text(row, 1);
        List<ColumnFacts> columns = new ArrayList<>();
        for (List<@Nullable String> column : rowsOf("column", oid)) {
            columns.add(new ColumnFacts(
                    new Identifier(text(column, 2)),
                    text(column, 3),
                    truth(column, 4),
                    truth(column, 5),
                    truth(column, 6),
                    truth(column, 7)));
        }
        return new SourceFacts(
                oid,
                new QualifiedName(new Identifier(text(row, 2)), new Identifier(text(row, 3))),
                letter(row, 4),
                letter(row, 5),
                truth(row, 6),
                text(row, 7),
                streamTable(oid),
                columns,
                keys(oid));
    }

    private Optional<StreamTableFacts> streamTable(String oid) {
        for (List<@Nullable String> row : rowsOf("stream", oid)) {
            List<KeyColumn> identity = new ArrayList<>();
            for (List<@Nullable String> key : rowsOf("identity", oid)) {
                identity.add(new KeyColumn(new Identifier(text(key, 2)), text(key, 3), truth(key, 4)));
            }
            return Optional.of(new StreamTableFacts(
                    text(row, 2), new Sql(text(row, 3)), new Sql(text(row, 4)), new Sql(text(row, 5)), identity));
        }
        return Optional.empty();
    }

    private List<UniqueKey> keys(String oid) {
        List<List<@Nullable String>> columns = rowsOf("key", oid);
        List<String> indexes = new ArrayList<>();
        List<UniqueKey> keys = new ArrayList<>();
        for (List<@Nullable String> column : columns) {
            String index = text(column, 3);
            if (indexes.contains(index)) {
                continue;
            }
            indexes.add(index);
            List<Identifier> names = new ArrayList<>();
            for (List<@Nullable String> other : columns) {
                if (text(other, 3).equals(index)) {
                    names.add(new Identifier(text(other, 2)));
                }
            }
            keys.add(new UniqueKey(truth(column, 4), truth(column, 5), names));
        }
        return keys;
    }

    private List<String> firstCells(String fact) {
        List<String> cells = new ArrayList<>();
        for (List<@Nullable String> row : rowsOf(fact)) {
            cells.add(text(row, 1));
        }
        return cells;
    }

    private List<List<@Nullable String>> rowsOf(String fact) {
        List<List<@Nullable String>> found = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            if (fact.equals(row.get(0))) {
                found.add(row);
            }
        }
        return found;
    }

    private List<List<@Nullable String>> rowsOf(String fact, String relation) {
        List<List<@Nullable String>> found = new ArrayList<>();
        for (List<@Nullable String> row : rowsOf(fact)) {
            if (relation.equals(row.get(1))) {
                found.add(row);
            }
        }
        return found;
    }

    private static String text(List<@Nullable String> row, int column) {
        String cell = row.get(column);
        if (cell == null) {
            throw Failure.internal("the catalogs left column " + column + " of a " + row.get(0) + " fact empty")
                    .exception();
        }
        return cell;
    }

    private static boolean truth(List<@Nullable String> row, int column) {
        return text(row, column).startsWith("t");
    }

    private static char letter(List<@Nullable String> row, int column) {
        return text(row, column).charAt(0);
    }
}
