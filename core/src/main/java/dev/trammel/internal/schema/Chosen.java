package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which members of an object count, by what is said of it where it stands or at its type.
 *
 * @param ignored the keys of those that don't
 * @param included the keys of the only ones that do; null if it doesn't say
 */
record Chosen(Set<String> ignored, @Nullable Set<String> included) {
    static final Chosen ALL = new Chosen(Set.of(), null);

    /** What Jackson's annotations say. */
    static Chosen of(JsonIgnoreProperties.@Nullable Value ignored, JsonIncludeProperties.@Nullable Value included) {
        Set<String> out = ignored == null ? Set.of() : ignored.findIgnoredForDeserialization();
        Set<String> in = included == null ? null : included.getIncluded();
        return out.isEmpty() && in == null ? ALL : new Chosen(Set.copyOf(out), in == null ? null : Set.copyOf(in));
    }

    boolean has(String key) {
        return !ignored.contains(key) && (included == null || included.contains(key));
    }

    /** Those members that count. */
    Map<String, Property> of(Map<String, Property> properties) {
        if (equals(ALL)) {
            return properties;
        }
        Map<String, Property> chosen = new LinkedHashMap<>(properties);
        chosen.keySet().removeIf(key -> !has(key));
        return chosen;
    }
}
