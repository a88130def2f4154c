package io.pgtrickle.plugin.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a statement returned: every value as text, null for SQL's NULL. */
public final class Rows {
    private final List<List<@Nullable String>> rows = new ArrayList<>();

    /**
     * @param width the number of columns, 0 for a statement that returns no rows
     * @param cells the values in row-major order
     */
    public Rows(int width, List<@Nullable String> cells) {
        for (int start = 0; width > 0 && start < cells.size(); start += width) {
            List<@Nullable String> row = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                row.add(cells.get(start + column));
            }
            rows.add(row);
        }
    }

    /** The rows. */
    List<List<@Nullable String>> rows() {
        return rows;
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** One value, null for SQL's NULL. */
    @Nullable String cell(int row, int column) {
        return rows.get(row).get(column);
    }

    /** One value that the statement never returns as NULL. */
    String text(int row, int column) {
        return Objects.requireNonNull(cell(row, column));
    }

    /** Whether a value is a boolean that is true. */
    boolean isTrue(int row, int column) {
        return "true".equals(cell(row, column));
    }
}
