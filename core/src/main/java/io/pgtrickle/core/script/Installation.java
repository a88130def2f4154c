package io.pgtrickle.core.script;

import io.pgtrickle.core.sql.Names;
import io.pgtrickle.core.sql.Sql;

/**
 * Where and for whom a plan is installed.
 *
 * @param names the names of its objects
 * @param view the stream table itself
 * @param settings the SET clauses that pin functions to the settings of creation; empty, or starting with a line break
 */
public record Installation(Names names, Sql view, Sql settings) {}
