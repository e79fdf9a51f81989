package dev.trammel.openai.internal.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes one schema of two that hold together, as far as one schema can say it. */
final class Merge {
    private static final Set<String> LARGER =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> SMALLER =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final Set<String> WORDS = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "$comment",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$id",
            "$schema");

    private Merge() {}

    /** The schema of what satisfies both; null if one schema can't say it. */
    static @Nullable ObjectNode of(ObjectNode one, ObjectNode other) {
        if (closesOut(one, other) || closesOut(other, one)) {
            return null;
        }
        ObjectNode merged = one.deepCopy();
        for (Map.Entry<String, JsonNode> entry : other.properties()) {
            String keyword = entry.getKey();
            JsonNode there = merged.get(keyword);
            JsonNode both = there == null ? entry.getValue() : both(keyword, there, entry.getValue());
            if (both == null) {
                return null;
            }
            merged.set(keyword, both);
        }
        return merged;
    }

    /** Whether one forbids properties that the other has. */
    private static boolean closesOut(ObjectNode one, ObjectNode other) {
        JsonNode additional = one.get("additionalProperties");
        JsonNode names = other.get("properties");
        if (additional == null || (additional.isBoolean() && additional.booleanValue()) || names == null) {
            return false;
        }
        JsonNode own = one.get("properties");
        for (String name : names.propertyNames()) {
            if (own == null || !own.has(name)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable JsonNode both(String keyword, JsonNode one, JsonNode other) {
        if (keyword.equals(Tagged.PLACES) || keyword.equals("required")) {
            return union(one, other);
        }
        if (one.equals(other) || WORDS.contains(keyword)) {
            return one;
        }
        if (LARGER.contains(keyword) || SMALLER.contains(keyword)) {
            return tighter(LARGER.contains(keyword), one, other);
        }
        return switch (keyword) {
            case "type" -> types(one, other);
            case "enum" -> common(one, other);
            case "properties", "$defs", "definitions" -> properties(one, other);
            case "items", "additionalProperties", "contains", "propertyNames" -> schemas(one, other);
            case "uniqueItems" -> JsonNodeFactory.instance.booleanNode(true);
            default -> null;
        };
    }

    private static @Nullable JsonNode tighter(boolean larger, JsonNode one, JsonNode other) {
        if (!one.isNumber() || !other.isNumber()) {
            return null;
        }
        BigDecimal first = one.decimalValue();
        BigDecimal second = other.decimalValue();
        return first.compareTo(second) > 0 == larger ? one : other;
    }

    private static ArrayNode union(JsonNode one, JsonNode other) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        one.forEach(all::add);
        for (JsonNode value : other) {
            if (!contains(all, value)) {
                all.add(value);
            }
        }
        return all;
    }

    private static @Nullable JsonNode common(JsonNode one, JsonNode other) {
        ArrayNode common = JsonNodeFactory.instance.arrayNode();
        one.forEach(value -> {
            if (contains(other, value)) {
                common.add(value);
            }
        });
        return common.isEmpty() ? null : common;
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode each : list) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable JsonNode types(JsonNode one, JsonNode other) {
        List<String> second = Schemas.types(other);
        List<String> common = new ArrayList<>();
        for (String type : Schemas.types(one)) {
            if (second.contains(type) || (type.equals("integer") && second.contains("number"))) {
                common.add(type);
            } else if (type.equals("number") && second.contains("integer")) {
                common.add("integer");
            }
        }
        return common.isEmpty() ? null : Schemas.typeOf(common);
    }

    private static @Nullable JsonNode properties(JsonNode one, JsonNode other) {
        ObjectNode all = ((ObjectNode) one).deepCopy();
        for (Map.Entry<String, JsonNode> entry : other.properties()) {
            JsonNode there = all.get(entry.getKey());
            JsonNode both = there == null ? entry.getValue() : schemas(there, entry.getValue());
            if (both == null) {
                return null;
            }
            all.set(entry.getKey(), both);
        }
        return all;
    }

    private static @Nullable JsonNode schemas(JsonNode one, JsonNode other) {
        if (one.isBoolean()) {
            return one.booleanValue() ? other : one;
        }
        if (other.isBoolean()) {
            return other.booleanValue() ? one : other;
        }
        boolean referring = one.has("$ref") || other.has("$ref");
        return referring || !one.isObject() || !other.isObject() ? null : of((ObjectNode) one, (ObjectNode) other);
    }
}
