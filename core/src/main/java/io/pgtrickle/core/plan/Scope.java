package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.FromItem.Computed;
import io.pgtrickle.core.sql.Identifier;
import io.pgtrickle.core.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names that a query level knows besides tables: common table expressions, each planned once when first read. */
final class Scope {
    private final Optional<Scope> outer;
    private final String name;
    private final Optional<Computed> definition;
    private final List<Relation> planned = new ArrayList<>();

    private Scope(Optional<Scope> outer, String name, Optional<Computed> definition) {
        this.outer = outer;
        this.name = name;
        this.definition = definition;
    }

    /** No names. */
    static Scope none() {
        return new Scope(Optional.empty(), "", Optional.empty());
    }

    /** This one and a common table expression, which may read those before it. */
    Scope with(Computed definition) {
        return new Scope(Optional.of(this), definition.alias().get().sql(), Optional.of(definition));
    }

    /** This one and a relation that is planned already. */
    Scope with(String alias, Relation relation) {
        Scope scope = new Scope(Optional.of(this), alias, Optional.empty());
        scope.planned.add(relation);
        return scope;
    }

    /** Where a name is defined; empty where it is the name of a table. */
    Optional<Scope> find(Identifier wanted) {
        return name.equals(wanted.sql())
                ? Optional.of(this)
                : outer.isPresent() ? outer.get().find(wanted) : outer;
    }

    /** The columns as the definition names them anew; empty where it does not. */
    List<Identifier> columnAliases() {
        return definition.isPresent() ? definition.get().columnAliases() : new ArrayList<>();
    }

    /** The relation of the name, planned at the first call. */
    Relation relation(Planning planning) {
        if (planned.isEmpty()) {
            planned.add(planning.query(
                    definition.get().expression().subqueries().get(0).query(), outer.get(), false));
        }
        return planned.get(0);
    }

    /** A query with the definitions its names stand for. */
    String complete(String query) {
        List<Sql> definitions = new ArrayList<>();
        addDefinitions(definitions);
        return definitions.isEmpty()
                ? query
                : "WITH " + Sql.join(", ", definitions).sql() + " SELECT * FROM (" + query + ") AS __pgt_inner";
    }

    private void addDefinitions(List<Sql> definitions) {
        if (outer.isPresent()) {
            outer.get().addDefinitions(definitions);
        }
        if (definition.isPresent()) {
            Computed computed = definition.get();
            String columns = computed.columnAliases().isEmpty()
                    ? ""
                    : "(" + Sql.join(", ", computed.columnAliases()).sql() + ")";
            definitions.add(new Sql(name + columns + " AS " + computed.text()));
        }
    }
}
