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

    /** A part without which there is no such value, and which is impossible; a keyword and a name lead to it. */
    private record Part(SchemaValue value, String keyword, String name) {}

    /**
     * The JSON pointer of that schema.
     *
     * @param source where it is found
     */
    static String pointer(SchemaValue impossible, SchemaSource source) {
        String pointer = "";
        Set<Value> seen = new HashSet<>();
        Optional<Part> at = Optional.of(new Part(impossible, "", ""));
        while (at.isPresent()) {
            Part part = at.get();
            if (!seen.add(part.value)) { // it needs itself, by way of a reference
                String within = SchemaSource.child(SchemaSource.child(pointer, part.keyword), part.name);
                return source.at(within).isMissingNode() ? pointer : within;
            }
            if (part.value.formula() instanceof Formula.At place) {
                pointer = place.place();
            }
            at = needed(part.value);
        }
        return pointer;
    }

    private static Optional<Part> needed(SchemaValue value) {
        for (ObjectSpec object : value.shape().objects()) {
            for (int label = 0; label < object.names().size(); label++) {
                if (object.isRequired(label) && !object.value(label).isPossible()) {
                    SchemaValue inner = (SchemaValue) object.value(label);
                    return Optional.of(
                            new Part(inner, "properties", object.names().get(label)));
                }
            }
        }
        for (ArraySpec array : value.shape().arrays()) {
            for (int i = 0; i < Math.min(array.min(), array.prefix().size() + 1); i++) {
                if (!array.item(i).isPossible()) {
                    return Optional.of(new Part((SchemaValue) array.item(i), "prefixItems", Integer.toString(i)));
                }
            }
        }
        return Optional.empty();
    }
}
