package dev.trammel.benchmarks.maskbench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of a {@link MadeUpSchema}. */
final class MadeUpValue {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEPTH = 5;
    private static final int MOST_VALUES = 300;

    private final JsonNode root;
    private final SplittableRandom random;
    private final MadeUpWords words;
    private int left;

    MadeUpValue(JsonNode root, SplittableRandom random) {
        this.root = root;
        this.random = random;
        words = new MadeUpWords(random);
    }

    JsonNode next() {
        left = MOST_VALUES;
        return value(root, DEPTH);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (--left < 0 || depth < -DEPTH) {
            return NODES.nullNode(); // a schema may need itself without end
        }
        if (schema.has("$ref")) {
            return value(root.at(schema.path("$ref").asString().substring(1)), depth - 1);
        }
        for (String list : List.of("examples", "enum")) {
            if (schema.has(list)) {
                return any(schema.path(list));
            }
        }
        for (String branches : List.of("anyOf", "oneOf")) {
            if (schema.has(branches)) {
                return value(any(schema.path(branches)), depth);
            }
        }
        if (schema.has("allOf")) {
            ObjectNode merged = NODES.objectNode();
            schema.path("allOf").values().forEach(part -> {
                if (value(part, depth - 1) instanceof ObjectNode object) {
                    merged.setAll(object);
                }
            });
            return merged;
        }
        JsonNode type = schema.path("type");
        return ofType(schema, (type.isArray() ? any(type) : type).asString(), depth);
    }

    private JsonNode any(JsonNode list) {
        return list.path(random.nextInt(list.size()));
    }

    private JsonNode ofType(JsonNode schema, String type, int depth) {
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> NODES.stringNode(text(schema));
            case "integer" -> NODES.numberNode(integer(schema));
            case "number" ->
                random.nextBoolean() || schema.has("multipleOf")
                        ? NODES.numberNode(integer(schema))
                        : NODES.numberNode(integer(schema) + random.nextInt(100) / 100.0);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").values().forEach(name -> required.add(name.asString()));
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || (depth > 0 && left > 0 && random.nextInt(3) > 0)) {
                object.set(property.getKey(), value(property.getValue(), depth - 1));
            }
        });
        if (schema.path("additionalProperties").isObject() && depth > 0) {
            object.set("other_" + words.name(), value(schema.path("additionalProperties"), depth - 1));
        }
        if (schema.has("patternProperties")) {
            object.set(
                    "x-" + words.name(), value(schema.path("patternProperties").path("^x-"), depth - 1));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int count = depth > 0 && left > 0 ? random.nextInt(least, 4) : least;
        for (int i = 0; i < count; i++) {
            array.add(value(schema.path("items"), depth - 1));
        }
        return array;
    }

    private String text(JsonNode schema) {
        String text = random.nextBoolean() ? words.name() : words.sentence();
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return text.length() <= most ? text : text.substring(0, most);
    }

    private int integer(JsonNode schema) {
        int least = schema.path("minimum").asInt(0);
        int most = schema.path("maximum").asInt(least + 5_000);
        int step = schema.path("multipleOf").asInt(1);
        return random.nextInt(least, most + 1) / step * step;
    }

    /** The same with another value at one place. */
    JsonNode damaged(JsonNode value) {
        JsonNode copy = value.deepCopy();
        JsonNode at = copy;
        while (at instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            if (object.path(name) instanceof ObjectNode inner && !inner.isEmpty()) {
                at = inner;
                continue;
            }
            object.set(name, random.nextBoolean() ? NODES.arrayNode().addNull() : NODES.numberNode(-0.5));
            break;
        }
        return copy;
    }
}
