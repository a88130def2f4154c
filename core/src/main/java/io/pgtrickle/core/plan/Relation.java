package io.pgtrickle.core.plan;

import java.util.List;

/**
 * What a planned query is for those who read it.
 *
 * @param stage the stage whose state holds its rows
 * @param reader how they are read from it
 * @param repeats whether a row of the state may stand for several
 * @param columns the names of its columns
 * @param text the query itself
 */
record Relation(Stage stage, Reader reader, boolean repeats, List<String> columns, String text) {}
