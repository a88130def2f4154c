package io.pgtrickle.core.plan;

import io.pgtrickle.core.sql.Sql;
import java.util.List;

/**
 * One of the queries whose rows a bag counts.
 *
 * @param input what it reads
 * @param outputs its columns, with the names of the state's
 * @param where its predicate; empty without
 * @param original what it reads, as the defining query has it
 */
public record Branch(Input input, List<StateColumn> outputs, Sql where, String original) {}
