package dev.trammel.internal.schema;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema that answers are checked against: what may be null may also be left out.
 *
 * <p>A model that is held to the schema writes each key, so that it has to decide; one that is not may leave out what
 * it has no value for.
 */
public final class Relaxation {
    private Relaxation() {}

    /** Relaxes the schema of a Java type, in a new node. */
    public static JsonNode of(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        relax(copy);
        return copy;
    }

    private static void relax(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        Tidy.subschemas(object).forEach(Relaxation::relax);
        if (object.path("required") instanceof ArrayNode required) {
            JsonNode members = object.path("properties");
            List<JsonNode> kept = new ArrayList<>();
            required.forEach(name -> {
                if (!isNullable(members.path(name.stringValue()))) {
                    kept.add(name);
                }
            });
            object.putArray("required").addAll(kept);
        }
    }

    private static boolean isNullable(JsonNode member) {
        return isNull(member)
                || member.path("type")
                        .valueStream()
                        .anyMatch(type -> type.asString().equals("null"))
                || member.path("anyOf").valueStream().anyMatch(Relaxation::isNull);
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path("type").asString("").equals("null");
    }
}
