package dev.trammel.constraints;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random schemas of all keywords of 2020-12, and random values near them: few names, few numbers, short texts. */
final class RandomKeywords {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("a", "b", "ab", "é");
    private static final List<String> TEXTS = List.of("", "a", "b", "ab", "aab", "é", "\"", "ba\\", "日本");
    private static final List<String> NUMBERS =
            List.of("0", "1", "2", "3", "-1", "-2", "0.5", "1.5", "2.25", "10", "12", "-0.1", "100", "6");
    private static final List<String> DIVISORS = List.of("1", "2", "3", "0.5", "0.1", "1.5", "0.25");
    private static final List<String> PATTERNS = List.of("^a", "b$", "a", "^[ab]*$", "^.{2}$", "a.*b", "^(a|é)+$");
    private static final List<String> TYPES =
            List.of("null", "boolean", "integer", "number", "string", "array", "object");

    private final Random random;

    RandomKeywords(Random random) {
        this.random = random;
    }

    /** A schema with a definition or two that it may refer to. */
    JsonNode root(int depth) {
        JsonNode schema = schema(depth, true);
        if (schema instanceof ObjectNode object && object.toString().contains("$ref")) {
            ObjectNode definitions = object.putObject("$defs");
            definitions.set("x", schema(1, false));
            definitions.set("y", schema(1, false));
        }
        return schema;
    }

    private JsonNode schema(int depth, boolean mayRefer) {
        if (random.nextInt(12) == 0) {
            return NODES.booleanNode(random.nextInt(3) > 0);
        }
        ObjectNode schema = NODES.objectNode();
        int keywords = 1 + random.nextInt(3);
        for (int i = 0; i < keywords; i++) {
            add(schema, depth, mayRefer);
        }
        return schema;
    }

    private void add(ObjectNode to, int depth, boolean refer) {
        switch (random.nextInt(depth == 0 ? 12 : 34)) {
            case 0, 1 -> to.put("type", pick(TYPES));
            case 2 -> to.putArray("type").add(pick(TYPES)).add(pick(TYPES));
            case 3 -> to.set("const", value(1));
            case 4 -> values(to.putArray("enum"), 1 + random.nextInt(3));
            case 5 -> to.set(random.nextBoolean() ? "minimum" : "exclusiveMinimum", number());
            case 6 -> to.set(random.nextBoolean() ? "maximum" : "exclusiveMaximum", number());
            case 7 -> to.set("multipleOf", NODES.numberNode(new java.math.BigDecimal(pick(DIVISORS))));
            case 8 -> to.put("minLength", random.nextInt(3));
            case 9 -> to.put("maxLength", random.nextInt(4));
            case 10 -> to.put("pattern", pick(PATTERNS));
            case 11 -> {
                if (refer) {
                    to.put("$ref", random.nextBoolean() ? "#/$defs/x" : "#/$defs/y");
                }
            }
            case 12 -> to.set("items", schema(depth - 1, refer));
            case 13 -> to.putArray("prefixItems").add(schema(depth - 1, refer)).add(schema(depth - 1, refer));
            case 14 -> {
                to.set("contains", schema(depth - 1, refer));
                if (random.nextBoolean()) {
                    to.put("minContains", random.nextInt(3));
                }
                if (random.nextInt(3) == 0) {
                    to.put("maxContains", 1 + random.nextInt(2));
                }
            }
            case 15 -> to.put("minItems", random.nextInt(3));
            case 16 -> to.put("maxItems", random.nextInt(4));
            case 17 -> to.put("uniqueItems", true);
            case 18, 19 -> members(to.putObject("properties"), NAMES, depth, refer);
            case 20 -> members(to.putObject("patternProperties"), PATTERNS, depth, refer);
            case 21 -> to.set("additionalProperties", schema(depth - 1, refer));
            case 22 -> to.set("propertyNames", schema(0, false));
            case 23 -> to.putArray("required").add(pick(NAMES)).add(pick(NAMES));
            case 24 -> to.put(random.nextBoolean() ? "minProperties" : "maxProperties", 1 + random.nextInt(2));
            case 25 -> to.putObject("dependentRequired").putArray(pick(NAMES)).add(pick(NAMES));
            case 26 -> to.putObject("dependentSchemas").set(pick(NAMES), schema(depth - 1, refer));
            case 27 -> branches(to.putArray("allOf"), depth, refer);
            case 28, 29 -> branches(to.putArray("anyOf"), depth, refer);
            case 30 -> branches(to.putArray("oneOf"), depth, refer);
            case 31 -> to.set("not", schema(depth - 1, refer));
            case 32 -> {
                to.set("if", schema(depth - 1, refer));
                to.set(random.nextBoolean() ? "then" : "else", schema(depth - 1, refer));
            }
            default ->
                to.set(random.nextBoolean() ? "unevaluatedProperties" : "unevaluatedItems", schema(depth - 1, refer));
        }
    }

    private void members(ObjectNode to, List<String> names, int depth, boolean refer) {
        for (int i = random.nextInt(2); i < 3; i++) {
            to.set(pick(names), schema(depth - 1, refer));
        }
    }

    private void branches(ArrayNode to, int depth, boolean refer) {
        for (int i = random.nextInt(2); i < 3; i++) {
            to.add(schema(depth - 1, refer));
        }
    }

    private void values(ArrayNode to, int count) {
        for (int i = 0; i < count; i++) {
            to.add(value(1));
        }
    }

    private JsonNode number() {
        return NODES.numberNode(new java.math.BigDecimal(pick(NUMBERS)));
    }

    /** A random value. */
    JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 11)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> number();
            case 3, 4 -> NODES.stringNode(pick(TEXTS));
            case 5, 6, 7 -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(pick(NAMES), value(depth - 1));
                }
                yield object;
            }
        };
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
