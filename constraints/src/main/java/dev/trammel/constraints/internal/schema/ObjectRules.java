package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A set of objects.
 *
 * @param declared the value of each declared name, in order
 * @param additional the value of every other name
 * @param required names that must be there
 * @param min the least number of keys
 * @param max the greatest number of keys
 */
record ObjectRules(Map<String, Value> declared, Value additional, Set<String> required, int min, int max) {
    ObjectRules {
        declared = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(declared));
        required = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(required));
    }

    /** What the value of a name may be. */
    Value value(String name) {
        return declared.getOrDefault(name, additional);
    }
}
