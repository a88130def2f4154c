package io.pgtrickle.core.sql;

/**
 * A relation or function with its schema.
 *
 * @param schema the schema
 * @param name the name in it
 */
public record QualifiedName(Identifier schema, Identifier name) implements Fragment {

    @Override
    public String sql() {
        return schema.sql() + "." + name.sql();
    }

    @Override
    public String toString() {
        return sql();
    }
}
