package io.pgtrickle.core.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a parser found in a query, level by level, in words that do not depend on the parser. */
final class Reading {
    private final List<String> findings = new ArrayList<>();
    private int depth;

    /** Notes a finding on this level of nesting. */
    void note(String finding) {
        findings.add(depth + " " + finding);
    }

    /** Notes a call; how many arguments the SQL-standard syntaxes have is a matter of taste. */
    void call(String name, int arguments, boolean distinct) {
        boolean syntax = Character.isUpperCase(name.charAt(0));
        note("call " + name + (syntax ? "" : "/" + arguments) + (distinct ? " distinct" : ""));
    }

    /** Notes what is in a nested query. */
    void nested(Runnable query) {
        depth++;
        query.run();
        depth--;
    }

    /** Every finding; the order of evaluation is the parsers' own, so they are sorted. */
    String findings() {
        Collections.sort(findings);
        return String.join("\n", findings);
    }
}
