package dev.trammel.internal.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of draft 2020-12 in the words of draft 7. */
public final class Drafts {
    private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";
    private static final Set<String> NEWER = Set.of(
            "dependentSchemas",
            "unevaluatedItems",
            "unevaluatedProperties",
            "minContains",
            "maxContains",
            "$dynamicRef",
            "$dynamicAnchor",
            "$recursiveRef",
            "$anchor",
            "$vocabulary");
    private static final Set<String> MAPS = Set.of("properties", "patternProperties", "$defs", "definitions");
    private static final Set<String> VALUES = Set.of("const", "enum", "default", "examples");

    private Drafts() {}

    /**
     * The same schema in a new node.
     *
     * @throws IllegalArgumentException if it has a keyword that draft 7 can't say
     */
    public static JsonNode draft7(JsonNode schema) {
        JsonNode converted = convert(schema, "");
        if (converted instanceof ObjectNode object) {
            ObjectNode first = Nodes.any().put("$schema", DRAFT_7);
            object.remove("$schema");
            first.setAll(object);
            return first;
        }
        return converted;
    }

    private static JsonNode convert(JsonNode schema, String pointer) {
        if (!(schema instanceof ObjectNode object)) {
            return schema.deepCopy();
        }
        ObjectNode converted = Nodes.any();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            put(converted, entry.getKey(), entry.getValue(), object, pointer + "/" + entry.getKey());
        }
        if (converted.has("$ref") && converted.size() > 1) {
            // Beside a reference, draft 7 reads nothing else.
            ArrayNode both = Nodes.any().putArray("allOf");
            both.addObject().set("$ref", converted.remove("$ref"));
            if (converted.path("allOf") instanceof ArrayNode others) {
                others.forEach(both::add);
            }
            converted.set("allOf", both);
        }
        return converted;
    }

    private static void put(ObjectNode to, String keyword, JsonNode value, ObjectNode schema, String pointer) {
        if (NEWER.contains(keyword)) {
            throw new IllegalArgumentException(
                    "expected a keyword that draft 7 has, found " + keyword + " at " + pointer);
        }
        if (keyword.equals("$ref")) {
            to.put("$ref", value.asString().replace("#/$defs/", "#/definitions/"));
        } else if (keyword.equals("prefixItems")) {
            to.set("items", list((ArrayNode) value, pointer));
        } else if (keyword.equals("items") && schema.has("prefixItems")) {
            to.set("additionalItems", convert(value, pointer));
        } else if (keyword.equals("dependentRequired")) {
            to.set("dependencies", value.deepCopy());
        } else if (MAPS.contains(keyword)) {
            ObjectNode all = to.putObject(keyword.equals("$defs") ? "definitions" : keyword);
            value.properties()
                    .forEach(entry ->
                            all.set(entry.getKey(), convert(entry.getValue(), pointer + "/" + entry.getKey())));
        } else if (value instanceof ArrayNode array
                && List.of("anyOf", "allOf", "oneOf").contains(keyword)) {
            to.set(keyword, list(array, pointer));
        } else {
            to.set(keyword, VALUES.contains(keyword) ? value.deepCopy() : convert(value, pointer));
        }
    }

    private static ArrayNode list(ArrayNode schemas, String pointer) {
        ArrayNode all = Nodes.any().putArray("all");
        for (int i = 0; i < schemas.size(); i++) {
            all.add(convert(schemas.get(i), pointer + "/" + i));
        }
        return all;
    }
}
