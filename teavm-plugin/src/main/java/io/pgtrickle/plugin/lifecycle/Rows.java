package io.pgtrickle.plugin.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a statement returned: every value as text, null for SQL's NULL.
 *
 * @param width the number of columns, 0 for a statement that returns no rows
 * @param rows the rows, each {@code width} values long
 */
public record Rows(int width, List<List<@Nullable String>> rows) {
    /** What a statement without a result returns. */
    public static final Rows NONE = new Rows(0, List.of());

    public Rows {
        rows = List.copyOf(rows);
    }

    /** Rows from their values in row-major order. */
    public static Rows of(int width, List<@Nullable String> cells) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int start = 0; width > 0 && start < cells.size(); start += width) {
            rows.add(Collections.unmodifiableList(new ArrayList<>(cells.subList(start, start + width))));
        }
        return new Rows(width, rows);
    }

    /** One value, null for SQL's NULL. */
    public @Nullable String cell(int row, int column) {
        return rows.get(row).get(column);
    }

    /** One value that the statement never returns as NULL. */
    public String text(int row, int column) {
        return Objects.requireNonNull(cell(row, column));
    }
}
