package io.pgtrickle.plugin.lifecycle;

import org.jspecify.annotations.Nullable;

/** Something to run: a single statement of which every column is of type text, or a script of several statements. */
public final class Step {
    private final String sql;
    private final boolean script;
    private final @Nullable String[] parameters;

    private Step(String sql, boolean script, @Nullable String[] parameters) {
        this.sql = sql;
        this.script = script;
        this.parameters = parameters;
    }

    /** A statement with the values of $1, $2, … as text, null for SQL's NULL. */
    static Step of(String sql, @Nullable String... parameters) {
        return new Step(sql, false, parameters);
    }

    /** A script. */
    static Step script(String sql) {
        return new Step(sql, true, new String[0]);
    }

    /** The statement or script. */
    public String sql() {
        return sql;
    }

    /** Whether it is a script, which takes no parameters and gives no rows. */
    public boolean script() {
        return script;
    }

    /** The values of $1, $2, …; the caller's own. */
    public @Nullable String[] parameters() {
        return parameters.clone();
    }
}
