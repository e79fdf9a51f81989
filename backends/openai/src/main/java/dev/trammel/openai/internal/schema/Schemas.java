package dev.trammel.openai.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pieces of schemas. */
final class Schemas {
    static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "$comment",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$id",
            "id",
            "$schema",
            "$anchor",
            "$vocabulary",
            "$dynamicAnchor",
            "$recursiveAnchor",
            "contentMediaType",
            "contentEncoding",
            "contentSchema");

    /** Keywords that hold schemas for use elsewhere. */
    static final Set<String> DEFINITIONS = Set.of("$defs", "definitions");

    private Schemas() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    static ObjectNode ofType(String type) {
        return object().put("type", type);
    }

    /** The names in the value of {@code type}. */
    static List<String> types(JsonNode type) {
        List<String> names = new ArrayList<>();
        if (type.isString()) {
            names.add(type.stringValue());
        } else {
            type.forEach(each -> names.add(each.asString("")));
        }
        return names;
    }

    static JsonNode typeOf(List<String> names) {
        if (names.size() == 1) {
            return text(names.get(0));
        }
        ArrayNode list = array();
        names.forEach(list::add);
        return list;
    }

    /** {@code {value: …}}, closed and required. */
    static ObjectNode wrapped(JsonNode schema) {
        ObjectNode wrapper = ofType("object");
        wrapper.putObject("properties").set(VALUE, schema);
        wrapper.putArray("required").add(VALUE);
        return wrapper.put("additionalProperties", false);
    }

    /** The only property of an object that was put around what isn't one. */
    static final String VALUE = "value";

    /** The keyword's type, by which a schema without one is read; empty if it has none. */
    static String typeOf(String keyword) {
        return switch (keyword) {
            case "properties",
                    "required",
                    "additionalProperties",
                    "patternProperties",
                    "propertyNames",
                    "minProperties",
                    "maxProperties" -> "object";
            case "items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains" -> "array";
            case "pattern", "format", "minLength", "maxLength" -> "string";
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" -> "number";
            default -> "";
        };
    }

    /** The type of a value. */
    static String typeOf(JsonNode value) {
        if (value.isObject()) {
            return "object";
        }
        if (value.isArray()) {
            return "array";
        }
        if (value.isString()) {
            return "string";
        }
        if (value.isBoolean()) {
            return "boolean";
        }
        return value.isNull() ? "null" : value.isIntegralNumber() ? "integer" : "number";
    }
}
