package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * The query that compares a stream table with a fresh run of its defining query. Its answer is one row: how many rows
 * are missing from the stream table, up to five of them as JSON, how many it has too many, up to five of those.
 *
 * @param stored the stream table
 * @param fresh its defining query
 * @param columns its columns
 */
record Comparison(Sql stored, Sql fresh, List<Column> columns) {
    Comparison {
        columns = List.copyOf(columns);
    }

    /**
     * A column to compare.
     *
     * @param name its name
     * @param asText whether its type has no equality, so that its text is compared
     * @param tolerant whether it may differ in the last digits, as sums of floating-point numbers do
     */
    record Column(Identifier name, boolean asText, boolean tolerant) {

        private Sql value() {
            return asText
                    ? Sql.template("{name}::text AS {name}").with("name", name).sql()
                    : new Sql(name.sql());
        }

        private Sql near() {
            return tolerant
                    ? Sql.template("(m.{name} IS NOT DISTINCT FROM e.{name}"
                                    + " OR abs(m.{name} - e.{name}) <= 1e-5 * greatest(abs(m.{name}), abs(e.{name})))")
                            .with("name", name)
                            .sql()
                    : Sql.template("m.{name} IS NOT DISTINCT FROM e.{name}")
                            .with("name", name)
                            .sql();
        }
    }

    /** The columns in rows of {@code Maintenance.COLUMNS}. */
    static List<Column> columns(Rows rows, boolean tolerant) {
        List<Column> columns = new ArrayList<>();
        for (int row = 0; row < rows.rows().size(); row++) {
            columns.add(new Column(
                    new Identifier(rows.text(row, 0)),
                    rows.text(row, 1).equals("true"),
                    tolerant && rows.text(row, 2).equals("true")));
        }
        return columns;
    }

    /** The comparison. */
    Sql sql() {
        List<Sql> values = new ArrayList<>();
        for (Column column : columns) {
            values.add(column.value());
        }
        Sql list = Sql.join(", ", values);
        return Sql.template("""
                        WITH __pgt_fresh AS MATERIALIZED (
                          SELECT {list} FROM (
                          {fresh}
                          ) AS __pgt_query
                        ), __pgt_stored AS MATERIALIZED (
                          SELECT {list} FROM {stored} AS __pgt_query
                        ), __pgt_missing AS (
                          SELECT *, row_number() OVER () AS __pgt_row
                          FROM (TABLE __pgt_fresh EXCEPT ALL TABLE __pgt_stored) AS __pgt_query
                        ), __pgt_extra AS (
                          SELECT *, row_number() OVER () AS __pgt_row
                          FROM (TABLE __pgt_stored EXCEPT ALL TABLE __pgt_fresh) AS __pgt_query
                        ){near}
                        SELECT (SELECT count(*) FROM __pgt_missing{missing})::text,
                          (SELECT coalesce(jsonb_agg(to_jsonb(m) - '__pgt_row'), '[]')
                           FROM (SELECT * FROM __pgt_missing{missing} LIMIT 5) AS m)::text,
                          (SELECT count(*) FROM __pgt_extra{extra})::text,
                          (SELECT coalesce(jsonb_agg(to_jsonb(e) - '__pgt_row'), '[]')
                           FROM (SELECT * FROM __pgt_extra{extra} LIMIT 5) AS e)::text""")
                .with("list", list)
                .with("fresh", fresh)
                .with("stored", stored)
                .with("near", near())
                .with("missing", unpaired(Sql.of("missing_row")))
                .with("extra", unpaired(Sql.of("extra_row")))
                .sql();
    }

    /** Pairs of a missing and an extra row that differ in the last digits only; none when they do not pair off. */
    private Sql near() {
        if (!tolerates()) {
            return Sql.EMPTY;
        }
        List<Sql> predicates = new ArrayList<>();
        for (Column column : columns) {
            predicates.add(column.near());
        }
        return Sql.template("""
                        , __pgt_near AS (
                          SELECT m.__pgt_row AS missing_row, e.__pgt_row AS extra_row
                          FROM __pgt_missing AS m JOIN __pgt_extra AS e ON {near}
                        ), __pgt_paired AS (
                          SELECT missing_row, extra_row FROM __pgt_near
                          WHERE (SELECT count(DISTINCT missing_row) = count(DISTINCT extra_row) FROM __pgt_near)
                        )""").with("near", Sql.and(predicates)).sql();
    }

    private Sql unpaired(Sql row) {
        return tolerates()
                ? Sql.template(" WHERE __pgt_row NOT IN (SELECT {row} FROM __pgt_paired)")
                        .with("row", row)
                        .sql()
                : Sql.EMPTY;
    }

    private boolean tolerates() {
        for (Column column : columns) {
            if (column.tolerant()) {
                return true;
            }
        }
        return false;
    }
}
