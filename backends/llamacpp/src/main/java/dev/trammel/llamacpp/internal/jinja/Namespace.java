package dev.trammel.llamacpp.internal.jinja;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code namespace()} makes: names that a template may assign to from inside of a loop. */
final class Namespace extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1;

    Namespace(Map<String, @Nullable Object> values) {
        super(values);
    }
}
