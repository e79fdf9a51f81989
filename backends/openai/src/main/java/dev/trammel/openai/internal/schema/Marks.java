package dev.trammel.openai.internal.schema;

import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a schema was rewritten in a way that is undone in answers: by the objects of the rewritten schema. */
final class Marks {
    private final IdentityHashMap<JsonNode, Set<String>> nullified = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, Boolean> entries = new IdentityHashMap<>();

    /** Properties that are null where they would be absent. */
    void nullified(JsonNode schema, Set<String> names) {
        nullified.put(schema, names);
    }

    /** A map that is a list of entries. */
    void entries(JsonNode schema) {
        entries.put(schema, true);
    }

    /** Marks a copy as the original is. */
    void copy(JsonNode original, JsonNode copy) {
        Set<String> names = nullified.get(original);
        if (names != null) {
            nullified.put(copy, names);
        }
        if (entries.containsKey(original)) {
            entries.put(copy, true);
        }
    }

    @Nullable
    Set<String> nullified(JsonNode schema) {
        return nullified.get(schema);
    }

    boolean isEntries(JsonNode schema) {
        return entries.containsKey(schema);
    }

    boolean isEmpty() {
        return nullified.isEmpty() && entries.isEmpty();
    }
}
