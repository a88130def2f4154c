package io.pgtrickle.core.plan;

import io.pgtrickle.core.facts.SourceFacts;
import io.pgtrickle.core.query.Scalar;
import java.util.List;
import java.util.Optional;

/** A relation in a FROM clause, or calls and queries that are read in place. Every place in the query is its own leaf. */
final class Leaf implements Node {
    private final String alias;
    private final Optional<Input> input;
    private final String present;
    private final String original;
    private final Optional<SourceFacts> source;
    private final List<String> columns;
    private final Optional<Scalar> reads;

    /**
     * @param alias the name the query knows it by
     * @param input what of it can change; absent where nothing itself does
     * @param present the FROM item that reads it
     * @param original the same as the defining query has it
     * @param source what the catalogs say of it, where it is a relation
     * @param columns the names of its columns, as far as they are known
     * @param reads the expression of calls and queries read in place
     */
    Leaf(
            String alias,
            Optional<Input> input,
            String present,
            String original,
            Optional<SourceFacts> source,
            List<String> columns,
            Optional<Scalar> reads) {
        this.alias = alias;
        this.input = input;
        this.present = present;
        this.original = original;
        this.source = source;
        this.columns = columns;
        this.reads = reads;
    }

    String alias() {
        return alias;
    }

    Optional<Input> input() {
        return input;
    }

    String present() {
        return present;
    }

    String original() {
        return original;
    }

    Optional<SourceFacts> source() {
        return source;
    }

    List<String> columns() {
        return columns;
    }

    Optional<Scalar> reads() {
        return reads;
    }
}
