package io.pgtrickle.core.sql;

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

    /** The REFERENCING clause of its trigger; empty for TRUNCATE, which has no transition tables. */
    public Sql referencing() {
        return switch (this) {
            case INSERT -> Sql.of("REFERENCING NEW TABLE AS __pgt_new");
            case UPDATE -> Sql.of("REFERENCING OLD TABLE AS __pgt_old NEW TABLE AS __pgt_new");
            case DELETE -> Sql.of("REFERENCING OLD TABLE AS __pgt_old");
            case TRUNCATE -> Sql.EMPTY;
        };
    }
}
