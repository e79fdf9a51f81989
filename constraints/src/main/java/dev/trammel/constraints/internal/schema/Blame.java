package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.ArraySpec;
import dev.trammel.constraints.internal.json.ObjectSpec;
import dev.trammel.constraints.internal.json.Value;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the schema to blame for a value that no text can be: the innermost one that is needed and impossible. */
final class Blame {
    private Blame() {}

    /** The JSON pointer of that schema. */
    static String pointer(SchemaValue impossible) {
        String pointer = "";
        Set<Value> seen = new HashSet<>();
        Optional<SchemaValue> at = Optional.of(impossible);
        while (at.isPresent() && seen.add(at.get())) {
            if (at.get().formula() instanceof Formula.At place) {
                pointer = place.place();
            }
            at = needed(at.get());
        }
        return pointer;
    }

    /** A part without which there is no such value, and which is impossible. */
    private static Optional<SchemaValue> needed(SchemaValue value) {
        for (ObjectSpec object : value.shape().objects()) {
            for (int label = 0; label < object.names().size(); label++) {
                if (object.isRequired(label) && !object.value(label).isPossible()) {
                    return Optional.of((SchemaValue) object.value(label));
                }
            }
        }
        for (ArraySpec array : value.shape().arrays()) {
            for (int i = 0; i < Math.min(array.min(), array.prefix().size() + 1); i++) {
                if (!array.item(i).isPossible()) {
                    return Optional.of((SchemaValue) array.item(i));
                }
            }
        }
        return Optional.empty();
    }
}
