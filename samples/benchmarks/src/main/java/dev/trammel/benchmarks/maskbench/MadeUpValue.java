package dev.trammel.benchmarks.maskbench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of a {@link MadeUpSchema}. */
final class MadeUpValue {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEPTH = 5;
    private static final int MOST_VALUES = 100;

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
        if (schema.has("const")) {
            return schema.path("const");
        }
        for (String list : List.of("examples", "enum")) {
            if (schema.has(list)) {
                return any(schema.path(list));
            }
        }
        for (String branches : List.of("anyOf", "oneOf")) {
            if (schema.has(branches) && !schema.has("type")) {
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
        if (!schema.has("type")) {
            return anything(3);
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
            case "number" -> number(schema);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.nullNode();
        };
    }

    private JsonNode number(JsonNode schema) {
        int whole = integer(schema);
        return switch (random.nextInt(schema.has("multipleOf") ? 2 : 4)) {
            case 0, 1 -> NODES.numberNode(whole);
            case 2 -> NODES.numberNode(whole + random.nextInt(100) / 100.0);
            default -> NODES.numberNode(whole * random.nextDouble());
        };
    }

    private JsonNode anything(int depth) {
        ObjectNode text = NODES.objectNode().put("type", "string");
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0, 1 -> NODES.stringNode(text(text));
            case 2 -> NODES.numberNode((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 20)));
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.nullNode();
            case 5 -> NODES.arrayNode().add(anything(depth - 1)).add(anything(depth - 1));
            default -> NODES.objectNode().setAll(Map.of(words.name(), anything(depth - 1), "inner", anything(0)));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        if (!schema.has("properties")) {
            return object.set(words.name(), anything(2));
        }
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
        schema.path("dependencies").properties().forEach(needing -> {
            String other = needing.getValue().path(0).asString();
            if (object.has(needing.getKey()) && !object.has(other)) {
                object.set(other, value(schema.path("properties").path(other), depth - 1));
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        JsonNode columns = schema.path(schema.has("prefixItems") ? "prefixItems" : "items");
        if (columns.isArray()) {
            columns.values().forEach(item -> array.add(value(item, depth - 1)));
            return array;
        }
        if (schema.has("contains")) {
            array.add(words.sentence());
        }
        int least = schema.path("minItems").asInt(0);
        int count = depth > 0 && left > 0 ? random.nextInt(least, random.nextInt(5) == 0 ? 20 : 4) : least;
        Set<JsonNode> items = new LinkedHashSet<>(); // some must differ, the others may
        for (int i = 0; i < count; i++) {
            items.add(value(schema.path("items"), depth - 1));
        }
        items.forEach(array::add);
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
        int step = Math.max(1, (int) schema.path("multipleOf").asDouble(1));
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
