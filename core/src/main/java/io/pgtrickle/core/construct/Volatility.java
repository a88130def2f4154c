package io.pgtrickle.core.construct;

import io.pgtrickle.core.error.Failure;
import io.pgtrickle.core.facts.Facts;
import io.pgtrickle.core.facts.FunctionFacts;
import io.pgtrickle.core.plan.Settings;
import java.util.List;
import java.util.Set;

/**
 * What a defining query may depend on besides its source rows. IMMUTABLE functions depend on nothing. Built-in STABLE
 * ones that read session settings only are maintained under the settings of creation. The clock, the session's user and
 * every other STABLE or VOLATILE function change results without any change to a row, and are refused.
 */
public final class Volatility {
    private static final List<String> SESSION_VALUES = List.of(
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "LOCALTIMESTAMP",
            "CURRENT_ROLE",
            "CURRENT_USER",
            "USER",
            "SESSION_USER",
            "CURRENT_CATALOG",
            "CURRENT_SCHEMA");

    /** STABLE built-in functions that read the time zone and nothing else, besides those named timestamp…. */
    private static final Set<String> TIME_ZONE = Set.of(
            "date",
            "date_add",
            "date_part",
            "date_subtract",
            "date_trunc",
            "extract",
            "interval_pl_timestamptz",
            "make_timestamptz",
            "overlaps",
            "time",
            "timezone");

    /** STABLE built-in functions that turn values into text or text into values. */
    private static final Set<String> TEXT = Set.of(
            "anytextcat",
            "array_to_json",
            "array_to_string",
            "concat",
            "concat_ws",
            "format",
            "json_build_array",
            "json_build_object",
            "jsonb_build_array",
            "jsonb_build_object",
            "money",
            "numeric",
            "quote_literal",
            "quote_nullable",
            "row_to_json",
            "textanycat",
            "to_char",
            "to_date",
            "to_json",
            "to_jsonb",
            "to_number",
            "to_timestamp");

    private Volatility() {}

    /** The settings the query depends on; refuses what depends on more. */
    public static Settings check(Facts facts) {
        for (String operation : facts.sessionValues()) {
            refuse(SESSION_VALUES.get(Integer.parseInt(operation)), "its value changes without a change to any row");
        }
        for (String type : facts.conversions()) {
            throw Failure.unsupported(
                            "A conversion of text to " + type,
                            "words such as 'today' make it depend on more than the text",
                            "Use to_date or to_timestamp with a format, or store the column as " + type + ".")
                    .exception();
        }
        boolean timeZone = false;
        boolean text = facts.printsValues();
        for (FunctionFacts function : facts.functions()) {
            if (function.volatility() == 'i') {
                continue;
            }
            if (function.volatility() == 'v') {
                refuse("The VOLATILE function " + function.signature(), "it may give another result at every call");
            }
            if (readsTimeZone(function)) {
                timeZone = true;
            } else if (function.builtIn() && TEXT.contains(function.name())) {
                text = true;
            } else {
                refuse(
                        "The STABLE function " + function.signature(),
                        "its result may change without a change to any row");
            }
        }
        if (text) {
            return Settings.ALL;
        }
        return timeZone ? Settings.TIME_ZONE : Settings.NONE;
    }

    /** A time of day with a time zone is converted with the offset of today: those depend on the clock. */
    private static boolean readsTimeZone(FunctionFacts function) {
        return function.builtIn()
                && !function.signature().contains("time with time zone")
                && (TIME_ZONE.contains(function.name())
                        || function.name().startsWith("timestamp")
                        || (function.name().startsWith("date_")
                                && function.name().endsWith("_timestamptz")));
    }

    private static void refuse(String feature, String reason) {
        throw Failure.unsupported(
                        feature, reason, "Leave it out here and write it in the query that reads the stream table.")
                .exception();
    }
}
