package io.pgtrickle.core.plan;

import io.pgtrickle.core.query.SelectItem;
import java.util.ArrayList;
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
record Relation(Stage stage, Reader reader, boolean repeats, List<String> columns, String text) {

    /** The names of output columns. */
    static List<String> names(List<SelectItem> items) {
        List<String> names = new ArrayList<>();
        for (SelectItem item : items) {
            names.add(item.name().sql());
        }
        return names;
    }
}
