package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the keywords of objects. */
final class ObjectKeywords {
    private ObjectKeywords() {}

    static ObjectRules read(Keywords keywords, SchemaValues values) {
        Map<String, Value> declared = new LinkedHashMap<>();
        if (keywords.has("properties")) {
            if (!keywords.get("properties").isObject()) {
                throw keywords.fault("properties", "an object of schemas");
            }
            for (String name : keywords.get("properties").propertyNames()) {
                declared.put(name, values.of(new Formula.At(SchemaSource.child(keywords.place("properties"), name))));
            }
        }
        Formula additional =
                keywords.has("additionalProperties") ? keywords.schemaAt("additionalProperties") : Formula.TRUE;
        return new ObjectRules(
                declared,
                values.of(additional),
                required(keywords),
                keywords.count("minProperties", 0),
                keywords.count("maxProperties", Integer.MAX_VALUE));
    }

    private static Set<String> required(Keywords keywords) {
        Set<String> names = new LinkedHashSet<>();
        JsonNode required = keywords.get("required");
        if (keywords.has("required") && !required.isArray()) {
            throw keywords.fault("required", "an array of names");
        }
        for (JsonNode name : required.values()) {
            if (!name.isString()) {
                throw keywords.fault("required", "an array of names");
            }
            names.add(name.asString());
        }
        return names;
    }
}
