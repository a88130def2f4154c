package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.FunctionCall;
import io.pgtrickle.core.query.Scalar;
import io.pgtrickle.core.sql.Sql;

/**
 * The text of an aggregate's argument and filter: equal texts are one argument.
 *
 * @param value the argument; empty for {@code *}
 * @param filter the predicate of FILTER; empty without
 */
record ArgumentText(Sql value, Sql filter) {

    static ArgumentText of(Scalar item, FunctionCall call) {
        return new ArgumentText(
                call.star() ? Sql.EMPTY : new Sql(item.text(call.arguments().get(0))),
                call.filter().isPresent() ? new Sql(item.text(call.filter().get())) : Sql.EMPTY);
    }

    boolean sameAs(ArgumentText other) {
        return value.sql().equals(other.value.sql()) && filter.sql().equals(other.filter.sql());
    }
}
