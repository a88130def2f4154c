package io.pgtrickle.core.construct;

import io.pgtrickle.core.sql.Sql;

/**
 * AVG(x), with or without FILTER: the sum divided by the number of values, with the digits Postgres itself gives. It
 * keeps what {@link Sum} keeps.
 */
final class Average {
    private Average() {}

    static Sql result(Argument argument) {
        return Sql.template("(({sum})::numeric / {nonnull})")
                .with("sum", Sum.result(argument))
                .with("nonnull", argument.reference("nonnull"))
                .sql();
    }
}
