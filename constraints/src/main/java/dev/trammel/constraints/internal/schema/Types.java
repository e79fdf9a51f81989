package dev.trammel.constraints.internal.schema;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The types that {@code type} names.
 *
 * @param names null for all
 */
record Types(@Nullable Set<String> names) {
    private static final Set<String> KNOWN =
            Set.of("null", "boolean", "integer", "number", "string", "array", "object");

    static Types read(Keywords keywords) {
        if (!keywords.has("type")) {
            return new Types(null);
        }
        Set<String> names = new HashSet<>();
        JsonNode type = keywords.get("type");
        for (JsonNode name : type.isArray() ? type.values() : java.util.List.of(type)) {
            if (!name.isString() || !KNOWN.contains(name.asString())) {
                throw keywords.fault("type", "one or more of null, boolean, integer, number, string, array, object");
            }
            names.add(name.asString());
        }
        return new Types(names);
    }

    boolean allows(String type) {
        return names == null || names.contains(type);
    }
}
