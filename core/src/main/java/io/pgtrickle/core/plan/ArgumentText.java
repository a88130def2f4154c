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
        Sql value = call.star() ? Sql.EMPTY : new Sql(item.text(call.arguments().get(0)));
        Sql filter = call.filter().map(span -> new Sql(item.text(span))).orElse(Sql.EMPTY);
        return new ArgumentText(value, filter);
    }
}
