package dev.trammel.openai.internal.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of a schema in which each schema object knows where it stood, so that what is merged can still be reported by
 * its places.
 */
final class Tagged {
    /** No keyword has such a name. */
    static final String PLACES = "\u0000places";

    private static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> SINGLE = Set.of(
            "additionalProperties",
            "additionalItems",
            "items",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "unevaluatedProperties",
            "unevaluatedItems");

    private Tagged() {}

    /** Copies a schema with its places. */
    static JsonNode of(JsonNode schema) {
        return of(schema, "");
    }

    private static JsonNode of(JsonNode schema, String pointer) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.putArray(PLACES).add(pointer);
        schema.forEachEntry(
                (keyword, value) -> copy.set(keyword, copy(keyword, value, pointer + "/" + escape(keyword))));
        return copy;
    }

    private static JsonNode copy(String keyword, JsonNode value, String pointer) {
        if (MAPS.contains(keyword) && value.isObject()) {
            ObjectNode map = JsonNodeFactory.instance.objectNode();
            value.forEachEntry((name, schema) -> map.set(name, of(schema, pointer + "/" + escape(name))));
            return map;
        }
        if ((LISTS.contains(keyword) || keyword.equals("items")) && value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                list.add(of(value.get(i), pointer + "/" + i));
            }
            return list;
        }
        return SINGLE.contains(keyword) ? of(value, pointer) : value;
    }

    /** Where the parts of a schema stood. */
    static Set<String> places(JsonNode schema) {
        Set<String> places = new LinkedHashSet<>();
        JsonNode list = schema.get(PLACES);
        if (list != null) {
            list.forEach(place -> places.add(place.stringValue()));
        }
        return places;
    }

    /** The schema that a local reference means; null if there is none. */
    static @Nullable JsonNode resolve(JsonNode root, String reference) {
        if (reference.equals("#")) {
            return root;
        }
        if (!reference.startsWith("#/")) {
            return null;
        }
        JsonNode found = root.at(decode(reference.substring(1)));
        return found.isMissingNode() ? null : found;
    }

    private static String decode(String pointer) {
        if (pointer.indexOf('%') < 0) {
            return pointer;
        }
        try {
            return URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return pointer;
        }
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
