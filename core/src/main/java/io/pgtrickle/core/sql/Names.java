package io.pgtrickle.core.sql;

/**
 * The one place that names what belongs to a stream table. Everything lives in schema {@code pgtrickle} under the
 * reserved prefix, numbered by {@code pgt_id}, so that renaming the stream table moves nothing.
 *
 * @param id the stream table's {@code pgt_id}
 */
public record Names(String id) {

    /** The schema of the catalog and of all state. */
    public static final Identifier SCHEMA = new Identifier("pgtrickle");

    /** The prefix that no user's column may have. */
    public static final String RESERVED_PREFIX = "__pgt_";

    /** The transition table after the change. */
    public static final Identifier NEW = new Identifier("__pgt_new");

    /** The transition table before the change. */
    public static final Identifier OLD = new Identifier("__pgt_old");

    /** The alias of a state table wherever it is read or written. */
    public static final Identifier STATE = new Identifier("__pgt_state");

    /** The weight of a changed row: +1 or -1. */
    public static final Identifier WEIGHT = new Identifier("__pgt_weight");

    /** How many source rows stand behind a state row. */
    public static final Identifier COUNT = new Identifier("__pgt_count");

    /** A numbered internal column or variable, such as {@code __pgt_key_2}; {@code number} starts at 1. */
    public static Identifier numbered(String role, int number) {
        return new Identifier(RESERVED_PREFIX + role + "_" + number);
    }

    /** The prefix of all names of this stream table. */
    public String prefix() {
        return RESERVED_PREFIX + id + "_";
    }

    /** A state table. */
    public QualifiedName state(String stage) {
        return qualified(stage);
    }

    /** The function that fills a stage anew. */
    public QualifiedName refill(String stage) {
        return qualified(stage + "_refill");
    }

    /** The function that maintains a stage when an input changes; inputs are numbered from 1. */
    public QualifiedName function(String stage, int input, Event event) {
        return qualified(stage + "_" + input + "_" + event.word());
    }

    /**
     * The trigger that calls it. Triggers fire in the byte order of their names: the exclamation mark puts ours before
     * a user's, which may then read the stream table.
     */
    public Identifier trigger(String stage, int input, Event event) {
        return new Identifier("\"!" + prefix() + stage + "_" + input + "_" + event.word() + "\"");
    }

    private QualifiedName qualified(String suffix) {
        return new QualifiedName(SCHEMA, new Identifier(prefix() + suffix));
    }
}
