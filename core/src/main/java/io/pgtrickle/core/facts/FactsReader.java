package io.pgtrickle.core.facts;

import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.QualifiedName;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the answer to {@link FactsQuery}: the fact, what it is of, three truths, three texts. */
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
        List<OutputFacts> outputs = new ArrayList<>();
        List<SourceFacts> sources = new ArrayList<>();
        List<String> aggregates = new ArrayList<>();
        List<Dependence> dependences = new ArrayList<>();
        String canonical = "";
        boolean system = false;
        boolean prints = false;
        boolean entangled = false;
        boolean inexact = false;
        for (List<@Nullable String> row : rows) {
            String fact = text(row, 0);
            if (fact.equals("query")) {
                canonical = text(row, 6).isEmpty() ? canonical : text(row, 5);
                system |= truth(row, 1);
                prints |= truth(row, 2);
                entangled |= truth(row, 3);
            } else if (fact.equals("output")) {
                outputs.add(new OutputFacts(
                        new Identifier(text(row, 1)), text(row, 5), truth(row, 1), truth(row, 2), truth(row, 3)));
            } else if (fact.equals("source")) {
                sources.add(source(row));
            } else if (fact.equals("aggregate")) {
                aggregates.add(text(row, 1));
                inexact |= truth(row, 1);
            } else if (fact.equals("dependence")) {
                dependences.add(new Dependence(text(row, 1), text(row, 5)));
            }
        }
        return new Facts(canonical, system, prints, entangled, inexact, outputs, sources, aggregates, dependences);
    }

    private SourceFacts source(List<@Nullable String> source) {
        String oid = text(source, 1);
        List<KeyColumn> identity = new ArrayList<>();
        List<ColumnFacts> columns = new ArrayList<>();
        Optional<StreamTableFacts> streamTable = Optional.empty();
        String definition = "";
        for (List<@Nullable String> row : rows) {
            String fact = text(row, 0);
            if (!text(row, 1).equals(oid)) {
                continue;
            }
            if (fact.equals("identity")) {
                identity.add(new KeyColumn(new Identifier(text(row, 5)), text(row, 6), truth(row, 1)));
            } else if (fact.equals("column")) {
                columns.add(new ColumnFacts(new Identifier(text(row, 5)), truth(row, 1), truth(row, 2), truth(row, 3)));
            } else if (fact.equals("stream")) {
                streamTable = Optional.of(
                        new StreamTableFacts(new Sql(text(row, 5)), new Sql(text(row, 6)), new Sql(text(row, 7))));
            } else if (fact.equals("query")) {
                definition = text(row, 5);
            }
        }
        return new SourceFacts(
                oid,
                new QualifiedName(new Identifier(text(source, 5)), new Identifier(text(source, 6))),
                text(source, 7).charAt(0),
                text(source, 7).charAt(1),
                truth(source, 1),
                truth(source, 2),
                truth(source, 3),
                identity,
                streamTable,
                definition,
                columns);
    }

    private static String text(List<@Nullable String> row, int column) {
        String cell = row.get(column);
        return cell == null ? "" : cell;
    }

    /** One of the truths 1 to 3. */
    private static boolean truth(List<@Nullable String> row, int number) {
        return text(row, number + 1).equals("true");
    }
}
