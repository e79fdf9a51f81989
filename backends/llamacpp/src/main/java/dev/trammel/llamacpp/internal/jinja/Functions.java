package dev.trammel.llamacpp.internal.jinja;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What templates can call without an object. */
final class Functions {
    private Functions() {}

    static void define(Scope scope, Clock clock) {
        define(scope, "range", arguments -> range(arguments.expect("range", 3), scope.budget()));
        define(scope, "namespace", arguments -> new Namespace(entries(arguments)));
        define(scope, "dict", arguments -> entries(arguments));
        define(scope, "raise_exception", arguments -> {
            throw JinjaException.raisedByTemplate(Values.print(arguments.get(0, "message")));
        });
        define(
                scope,
                "strftime_now",
                arguments -> Strftime.format(arguments.string(0, "format"), ZonedDateTime.now(clock)));
    }

    private static void define(Scope scope, String name, Callable function) {
        scope.set(name, function);
    }

    private static List<@Nullable Object> range(Arguments arguments, Budget budget) {
        boolean single = arguments.count() == 1;
        int from = single ? 0 : Values.expectInt(arguments.get(0, ""));
        int to = Values.expectInt(arguments.get(single ? 0 : 1, ""));
        int step = Values.expectInt(arguments.get(2, "", 1L));
        if (step == 0) {
            throw new JinjaException("expected a step other than 0, found 0");
        }
        List<@Nullable Object> range = new ArrayList<>();
        for (long i = from; step > 0 ? i < to : i > to; i += step) {
            budget.spend(1);
            range.add(i);
        }
        return range;
    }

    private static Map<String, @Nullable Object> entries(Arguments arguments) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (Object value : arguments.positional()) {
            if (!(value instanceof Map<?, ?> map)) {
                throw new JinjaException("expected a mapping, found " + Values.kind(value));
            }
            map.forEach((key, item) -> entries.put(Values.expectString(key), item));
        }
        entries.putAll(arguments.named());
        return entries;
    }
}
