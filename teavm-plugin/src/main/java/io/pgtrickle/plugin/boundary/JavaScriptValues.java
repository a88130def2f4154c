package io.pgtrickle.plugin.boundary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Values that cross the boundary and that TeaVM does not convert by itself: it refuses an incoming array that holds nulls. */
final class JavaScriptValues {
    private JavaScriptValues() {}

    /** The elements of an array of strings and nulls. */
    static List<@Nullable String> strings(JSObject array) {
        int length = length(array);
        List<@Nullable String> strings = new ArrayList<>(length);
        for (int index = 0; index < length; index++) {
            strings.add(element(array, index));
        }
        return strings;
    }

    @JSBody(params = "array", script = "return array.length;")
    private static native int length(JSObject array);

    @JSBody(
            params = {"array", "index"},
            script = "return array[index];")
    private static native @Nullable String element(JSObject array, int index);

    /** A step as {@code {sql, parameters, script}}. */
    @JSBody(
            params = {"sql", "parameters", "script"},
            script = "return { sql: sql, parameters: parameters, script: script };")
    static native JSObject statement(String sql, @Nullable String[] parameters, boolean script);
}
