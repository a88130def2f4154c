package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.KeyColumn;
import io.pgtrickle.core.sql.Event;
import io.pgtrickle.core.sql.Fragment;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One FROM item of a stage: a source table, a stream table, or the state of an earlier stage. The delta of a query is
 * the query with one input replaced by {@link #delta}, under the same alias, so no expression is ever rewritten.
 *
 * @param alias the name the query knows it by
 * @param columnAliases its column names in the query, where they differ from its own
 * @param relation the table that changes and carries the triggers
 * @param reader how a stream table's rows are read from its state; absent for a table read as it is
 * @param identity the columns that tell its rows apart, visible both under the alias and in transition tables
 * @param columns the columns to take from transition tables, all of them and in order where columns are renamed; empty
 *     for a state, of which all are taken
 * @param repeats whether two of its rows may have the same identity for a while, or for good
 * @param visible whether transition tables show all that the query reads of it
 */
public record Input(
        Identifier alias,
        List<Identifier> columnAliases,
        Sql relation,
        Optional<Reader> reader,
        List<KeyColumn> identity,
        List<Identifier> columns,
        boolean repeats,
        boolean visible) {

    /** The FROM item that reads the present content. */
    public Sql present() {
        if (reader.isEmpty()) {
            return Sql.template("{relation}{alias}")
                    .with("relation", relation)
                    .with("alias", aliasClause())
                    .sql();
        }
        return read(
                Sql.template("{relation} AS __pgt_state")
                        .with("relation", relation)
                        .sql(),
                keys());
    }

    /** The FROM item that reads what an event changed, each row with its {@code __pgt_weight}. */
    public Sql delta(Event event) {
        return delta(event, Sql.EMPTY);
    }

    /** The same, and with the weight 0 the rows of the new versions as they are now. */
    public Sql deltaAndPresent(Event event) {
        return event == Event.DELETE
                ? delta(event)
                : delta(
                        event,
                        Sql.template("\n  UNION ALL {rows} WHERE ({keys}) IN ({changed})")
                                .with("rows", weighted(Sql.of("0"), relation))
                                .with("keys", Sql.join(", ", keys()))
                                .with("changed", keysOf(Names.NEW))
                                .sql());
    }

    private Sql delta(Event event, Sql further) {
        Sql changed =
                switch (event) {
                    case INSERT -> weighted(Sql.of("1"), Names.NEW);
                    case DELETE -> weighted(Sql.of("-1"), Names.OLD);
                    default ->
                        Sql.template("{new}\n  UNION ALL {old}")
                                .with("new", weighted(Sql.of("1"), Names.NEW))
                                .with("old", weighted(Sql.of("-1"), Names.OLD))
                                .sql();
                };
        Sql rows = new Sql(changed.sql() + further.sql());
        if (reader.isEmpty()) {
            return Sql.template("({rows}){alias}")
                    .with("rows", rows)
                    .with("alias", aliasClause())
                    .sql();
        }
        List<Identifier> hidden = keys();
        hidden.add(Names.WEIGHT);
        return read(Sql.template("({rows}) AS __pgt_state").with("rows", rows).sql(), hidden);
    }

    /** A query for the identity of the rows that an event changed, before and after. */
    public Sql changedKeys(Event event) {
        return switch (event) {
            case INSERT -> keysOf(Names.NEW);
            case DELETE -> keysOf(Names.OLD);
            default ->
                Sql.template("{old}\nUNION ALL {new}")
                        .with("old", keysOf(Names.OLD))
                        .with("new", keysOf(Names.NEW))
                        .sql();
        };
    }

    /** An identity column as the query refers to it. */
    public Sql reference(KeyColumn key) {
        Identifier column = key.column();
        for (int position = 0; position < columnAliases.size() && position < columns.size(); position++) {
            if (columns.get(position).sql().equals(column.sql())) {
                column = columnAliases.get(position);
                break;
            }
        }
        return Sql.template("{alias}.{column}")
                .with("alias", alias)
                .with("column", column)
                .sql();
    }

    private List<Identifier> keys() {
        List<Identifier> keys = new ArrayList<>();
        for (KeyColumn key : identity) {
            keys.add(key.column());
        }
        return keys;
    }

    private Sql keysOf(Identifier transitionTable) {
        return Sql.template("SELECT {keys} FROM {table}")
                .with("keys", Sql.join(", ", keys()))
                .with("table", transitionTable)
                .sql();
    }

    private Sql weighted(Sql weight, Fragment table) {
        return Sql.template("SELECT {columns}{weight} AS __pgt_weight FROM {table}")
                .with("columns", columns.isEmpty() ? allColumns() : listed())
                .with("weight", weight)
                .with("table", table)
                .sql();
    }

    /** A table of which the query reads no column still has rows to count. */
    private Sql allColumns() {
        return reader.isPresent() || alias.sql().equals(Names.STATE.sql()) ? Sql.of("*, ") : Sql.EMPTY;
    }

    private Sql listed() {
        return Sql.template("{columns}, ")
                .with("columns", Sql.join(", ", columns))
                .sql();
    }

    private Sql read(Sql from, List<Identifier> hidden) {
        Reader present = reader.orElseThrow();
        List<Sql> items = new ArrayList<>();
        if (!present.outputList().isEmpty()) {
            items.add(present.outputList());
        }
        for (Identifier column : hidden) {
            items.add(
                    Sql.template("__pgt_state.{column}").with("column", column).sql());
        }
        return Sql.template("(SELECT {items}\n FROM {from}{tail}){alias}")
                .with("items", Sql.join(", ", items))
                .with("from", from)
                .with("tail", present.outputTail())
                .with("alias", aliasClause())
                .sql();
    }

    /** Its alias, with the names of its columns where the query renames them. */
    Sql aliasClause() {
        if (columnAliases.isEmpty()) {
            return Sql.template(" AS {alias}").with("alias", alias).sql();
        }
        return Sql.template(" AS {alias}({columns})")
                .with("alias", alias)
                .with("columns", Sql.join(", ", columnAliases))
                .sql();
    }
}
