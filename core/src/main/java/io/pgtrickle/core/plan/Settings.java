package io.pgtrickle.core.plan;

import java.util.List;

/**
 * The session settings that a defining query depends on. Its functions are pinned to their values at creation.
 *
 * @param names their names, empty when the query depends on none
 */
public record Settings(List<String> names) {

    /** Nothing that depends on the session. */
    public static final Settings NONE = new Settings(List.of());

    /** Arithmetic and truncation of timestamps with time zone. */
    public static final Settings TIME_ZONE = new Settings(List.of("TimeZone"));

    /** Everything that decides how values become text, and text values. */
    public static final Settings ALL = new Settings(List.of(
            "TimeZone",
            "DateStyle",
            "IntervalStyle",
            "extra_float_digits",
            "bytea_output",
            "lc_monetary",
            "lc_numeric",
            "lc_time"));
}
