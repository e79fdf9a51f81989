package dev.trammel.llamacpp.internal.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looking into values. */
final class Access {
    private Access() {}

    /** {@code value.name}: a method, or else an entry. */
    static @Nullable Object attribute(@Nullable Object value, String name) {
        checkDefined(value, name);
        Callable method = Methods.find(value, name);
        if (method != null) {
            return method;
        }
        return value instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : Undefined.UNDEFINED;
    }

    /** {@code value[key]}: an entry, an element or a character, or else a method. */
    static @Nullable Object item(@Nullable Object value, @Nullable Object key) {
        checkDefined(value, Values.print(key));
        if (value instanceof Map<?, ?> map && map.containsKey(key)) {
            return map.get(key);
        } else if ((value instanceof List || value instanceof String) && key instanceof Long index) {
            List<@Nullable Object> items = Values.expectItems(value);
            long at = index < 0 ? index + items.size() : index;
            return at >= 0 && at < items.size() ? items.get((int) at) : Undefined.UNDEFINED;
        }
        Callable method = key instanceof String name ? Methods.find(value, name) : null;
        return method == null ? Undefined.UNDEFINED : method;
    }

    /** {@code value[from:to:step]}; null for a bound that is left out. */
    static Object slice(@Nullable Object value, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
        if (!(value instanceof List) && !(value instanceof String)) {
            throw new JinjaException("expected a list or a string to cut, found " + Values.kind(value));
        }
        List<@Nullable Object> items = Values.expectItems(value);
        int size = items.size();
        int by = step == null ? 1 : Values.expectInt(step);
        if (by == 0) {
            throw new JinjaException("expected a step other than 0, found 0");
        }
        int first = bound(from, by > 0 ? 0 : size - 1, size, by);
        int end = bound(to, by > 0 ? size : -1, size, by);
        List<@Nullable Object> cut = new ArrayList<>();
        for (long i = first; by > 0 ? i < end : i > end; i += by) {
            cut.add(items.get((int) i));
        }
        if (value instanceof String) {
            StringBuilder text = new StringBuilder();
            cut.forEach(text::append);
            return text.toString();
        }
        return cut;
    }

    private static int bound(@Nullable Object given, int otherwise, int size, int step) {
        if (given == null) {
            return otherwise;
        }
        int bound = Values.expectInt(given);
        int counted = bound < 0 ? bound + size : bound;
        return step > 0 ? Math.max(0, Math.min(size, counted)) : Math.max(-1, Math.min(size - 1, counted));
    }

    private static void checkDefined(@Nullable Object value, String name) {
        if (value == Undefined.UNDEFINED) {
            throw new JinjaException("expected a value to look for \"" + name + "\" in, found an undefined value");
        }
    }
}
