package dev.trammel.internal.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says the same in fewer words. */
final class Tidy {
    private static final List<String> FIRST = List.of("type", "description");

    private static final List<String> MANY = List.of("properties", "$defs", "anyOf", "allOf");
    private static final List<String> ONE = List.of("items", "additionalProperties", "propertyNames");

    private Tidy() {}

    /** Tidies a schema in place, from the inside out, and gives it back. */
    static JsonNode tidy(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            subschemas(object).forEach(Tidy::tidy);
            nullInType(object);
            dropImplied(object, "minimum", "exclusiveMinimum", 1);
            dropImplied(object, "maximum", "exclusiveMaximum", -1);
            order(object);
        }
        return schema;
    }

    /** The schemas directly inside one: only where schemas are, for a member may have the name of a keyword. */
    static List<JsonNode> subschemas(ObjectNode schema) {
        List<JsonNode> inside = new ArrayList<>();
        MANY.forEach(keyword -> schema.path(keyword).forEach(inside::add));
        ONE.forEach(keyword -> inside.add(schema.path(keyword)));
        return inside;
    }

    /** {@code anyOf} of a plain type and null becomes a list of two types. */
    private static void nullInType(ObjectNode schema) {
        JsonNode either = schema.path("anyOf");
        if (!(either instanceof ArrayNode) || either.size() != 2 || !isNull(either.get(1))) {
            return;
        }
        JsonNode value = either.get(0);
        boolean plain = value.path("type").isString()
                && List.of("enum", "const", "$ref", "anyOf", "oneOf", "allOf").stream()
                        .noneMatch(value::has);
        if (plain && value instanceof ObjectNode object) {
            String type = object.path("type").asString();
            schema.remove("anyOf");
            object.properties().forEach(entry -> schema.set(entry.getKey(), entry.getValue()));
            schema.putArray("type").add(type).add("null");
        }
    }

    /** Drops a bound that a bound which excludes its own value makes superfluous. */
    private static void dropImplied(ObjectNode schema, String bound, String exclusive, int sign) {
        JsonNode inclusive = schema.path(bound);
        JsonNode other = schema.path(exclusive);
        if (inclusive.isNumber() && other.isNumber()) {
            int comparison = other.decimalValue().compareTo(inclusive.decimalValue()) * sign;
            schema.remove(comparison >= 0 ? bound : exclusive);
        }
    }

    /** What it is comes first, what it refers to last. */
    private static void order(ObjectNode schema) {
        List<String> all = new ArrayList<>(schema.propertyNames());
        List<String> ordered = new ArrayList<>();
        FIRST.stream().filter(all::remove).forEach(ordered::add);
        boolean definitions = all.remove("$defs");
        ordered.addAll(all);
        if (definitions) {
            ordered.add("$defs");
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        ordered.forEach(name -> values.put(name, schema.get(name)));
        schema.removeAll();
        schema.setAll(values);
    }

    private static boolean isNull(JsonNode schema) {
        return schema.size() == 1 && schema.path("type").asString("").equals("null");
    }
}
