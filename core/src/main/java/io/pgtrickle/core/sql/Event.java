package io.pgtrickle.core.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;

/** A kind of change to a table. Postgres wants one trigger for each, as only one event may see transition tables. */
public enum Event {
    INSERT("insert", "INSERT"),
    UPDATE("update", "UPDATE"),
    DELETE("delete", "DELETE"),
    TRUNCATE("truncate", "TRUNCATE");

    private final String word;
    private final String keyword;

    Event(String word, String keyword) {
        this.word = word;
        this.keyword = keyword;
    }

    /** The lower-case word in names. */
    public String word() {
        return word;
    }

    /** The SQL key word. */
    public Sql keyword() {
        return new Sql(keyword);
    }

    /** The REFERENCING clause of its trigger and a space; empty for TRUNCATE, which has no transition tables. */
    public Sql referencing() {
        return this == TRUNCATE
                ? Sql.EMPTY
                : Sql.template("REFERENCING {tables} ")
                        .with("tables", both(" ", Sql.of("NEW TABLE AS __pgt_new"), Sql.of("OLD TABLE AS __pgt_old")))
                        .sql();
    }

    /** What concerns the transition tables that this event has: new, old, or both with a separator between them. */
    public Sql both(@CompileTimeConstant final String separator, Sql after, Sql before) {
        if (this == INSERT) {
            return after;
        }
        return this == DELETE ? before : Sql.join(separator, List.of(after, before));
    }
}
