package io.pgtrickle.core.sql;

/** What a slot of a {@link SqlTemplate} accepts: a quoted name or finished SQL, never a raw string. */
public sealed interface Fragment permits Identifier, QualifiedName, Sql {

    /** The text to put into a statement. */
    String sql();

    /** The same. */
    @Override
    String toString();
}
