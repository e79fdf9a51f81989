package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the values of an object's keys may be, as one schema says it.
 *
 * @param declared the value of each declared name, in order
 * @param patterns the value of each key that a pattern matches
 * @param additional the value of every other key
 * @param ordered whether the names come in their order where that matters
 */
record KeyRules(Map<String, Value> declared, List<Rule> patterns, Value additional, boolean ordered) {

    /** The value of the keys that a pattern matches. */
    record Rule(KeyPattern pattern, Value value) {}

    KeyRules {
        declared = Collections.unmodifiableMap(new LinkedHashMap<>(declared));
        patterns = List.copyOf(patterns);
    }

    /** Rules whose names come in their order. */
    KeyRules(Map<String, Value> declared, List<Rule> patterns, Value additional) {
        this(declared, patterns, additional, true);
    }

    /** What applies to a name: all of these. */
    List<Value> values(String name) {
        List<Value> values = new ArrayList<>();
        Value own = declared.get(name);
        if (own != null) {
            values.add(own);
        }
        byte[] text = patterns.isEmpty() ? new byte[0] : name.getBytes(StandardCharsets.UTF_8);
        for (Rule rule : patterns) {
            if (rule.pattern().automaton().matches(text)) {
                values.add(rule.value());
            }
        }
        return values.isEmpty() ? List.of(additional) : values;
    }
}
