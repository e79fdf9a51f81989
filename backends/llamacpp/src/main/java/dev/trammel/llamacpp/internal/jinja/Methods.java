package dev.trammel.llamacpp.internal.jinja;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of Python's strings, lists and mappings that templates call. */
final class Methods {
    private Methods() {}

    /** A method of a value, or null where it has none of that name. */
    static @Nullable Callable find(@Nullable Object value, String name) {
        if (value instanceof String text) {
            return StringMethods.find(text, name);
        } else if (value instanceof Namespace) {
            return null;
        } else if (value instanceof Map<?, ?> map) {
            return ofMapping(map, name);
        } else if (value instanceof List<?> items) {
            return ofList(items, name);
        }
        return null;
    }

    private static @Nullable Callable ofMapping(Map<?, ?> map, String name) {
        return switch (name) {
            case "get" ->
                arguments -> {
                    Object key = arguments.expect("get", 2, "default").get(0, "key");
                    return map.containsKey(key) ? map.get(key) : arguments.get(1, "default", null);
                };
            case "items" -> arguments -> pairs(map);
            case "keys" -> arguments -> new ArrayList<@Nullable Object>(map.keySet());
            case "values" -> arguments -> new ArrayList<@Nullable Object>(map.values());
            default -> null;
        };
    }

    private static @Nullable Callable ofList(List<?> items, String name) {
        return switch (name) {
            case "index" ->
                arguments -> {
                    Object wanted = arguments.expect("index", 1).get(0, "");
                    for (int i = 0; i < items.size(); i++) {
                        if (Values.areEqual(items.get(i), wanted)) {
                            return (long) i;
                        }
                    }
                    throw new JinjaException("expected " + Values.print(wanted) + " in a list, found it nowhere");
                };
            case "count" ->
                arguments -> {
                    Object wanted = arguments.expect("count", 1).get(0, "");
                    return items.stream()
                            .filter(item -> Values.areEqual(item, wanted))
                            .count();
                };
            default -> null;
        };
    }

    /** The entries of a mapping as pairs. */
    static List<@Nullable Object> pairs(Map<?, ?> map) {
        List<@Nullable Object> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(Arrays.asList(key, value)));
        return pairs;
    }
}
