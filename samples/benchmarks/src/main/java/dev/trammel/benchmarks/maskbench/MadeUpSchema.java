package dev.trammel.benchmarks.maskbench;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A schema of the kind that people write: objects in objects, with now and then each of the other keywords. */
final class MadeUpSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String[] DRAFTS = {
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2020-12/schema"
    };
    private static final int DEPTH = 3;

    private final SplittableRandom random;
    private final MadeUpWords words;
    private int definitions;

    MadeUpSchema(SplittableRandom random) {
        this.random = random;
        words = new MadeUpWords(random);
    }

    ObjectNode root() {
        definitions = random.nextInt(4);
        ObjectNode schema = object(DEPTH);
        if (random.nextInt(3) > 0) {
            schema.put("$schema", DRAFTS[random.nextInt(DRAFTS.length)]);
        }
        if (definitions > 0) {
            int count = definitions;
            ObjectNode defined = schema.putObject("definitions");
            for (int i = 0; i < count; i++) {
                defined.set("part" + i, random.nextBoolean() ? object(1) : array(1));
            }
        }
        return schema;
    }

    private ObjectNode object(int depth) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        Set<String> required = new LinkedHashSet<>();
        int count = random.nextInt(30) == 0 ? random.nextInt(20, 80) : random.nextInt(1, 9);
        for (int i = 0; i < count; i++) {
            String name = words.name();
            properties.set(name, value(depth - 1));
            if (random.nextBoolean()) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        closing(schema, depth);
        return schema;
    }

    private void closing(ObjectNode schema, int depth) {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> schema.put("additionalProperties", false);
            case 5, 6 -> schema.set("additionalProperties", value(Math.min(1, depth - 1)));
            case 7 -> schema.putObject("patternProperties").set("^x-", value(0));
            case 8 -> schema.put("minProperties", 1);
            case 9 -> schema.put("maxProperties", 100);
            default -> schema.put("description", words.sentence());
        }
    }

    private ObjectNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 24 : 14)) {
            case 0, 1, 2, 3, 4 -> string();
            case 5, 6 -> number("integer");
            case 7 -> number("number");
            case 8, 9 -> NODES.objectNode().put("type", "boolean");
            case 10, 11 -> oneOfTexts();
            case 12 -> nullable();
            case 13 -> definitions > 0 ? reference() : string();
            case 14, 15, 16 -> array(depth);
            case 17 -> choice("anyOf", depth);
            case 18 -> choice("oneOf", 0);
            case 19 -> all(depth);
            default -> object(depth);
        };
    }

    private ObjectNode string() {
        ObjectNode schema = NODES.objectNode().put("type", "string");
        switch (random.nextInt(8)) {
            case 0 -> schema.put("maxLength", random.nextInt(20, 300));
            case 1 -> schema.put("minLength", 1).put("maxLength", random.nextInt(64, 2000));
            case 2 -> words.pattern(schema);
            case 3 -> words.format(schema);
            case 4 -> schema.put("minLength", 1);
            default -> schema.put("description", words.sentence());
        }
        return schema;
    }

    private ObjectNode number(String type) {
        ObjectNode schema = NODES.objectNode().put("type", type);
        switch (random.nextInt(6)) {
            case 0 -> schema.put("minimum", random.nextInt(10));
            case 1 -> schema.put("minimum", random.nextInt(-100, 10)).put("maximum", random.nextInt(100, 100_000));
            case 2 -> schema.put("maximum", random.nextInt(1_000, 1_000_000));
            case 3 -> schema.put("multipleOf", random.nextInt(1, 6));
            default -> schema.put("description", words.sentence());
        }
        return schema;
    }

    private ObjectNode oneOfTexts() {
        ObjectNode schema = NODES.objectNode();
        if (random.nextBoolean()) {
            schema.put("type", "string");
        }
        Set<String> options = new LinkedHashSet<>();
        int count = random.nextInt(1, 12);
        for (int i = 0; i < count; i++) {
            options.add(words.name());
        }
        options.forEach(schema.putArray("enum")::add);
        return schema;
    }

    private ObjectNode nullable() {
        ObjectNode schema = NODES.objectNode();
        schema.putArray("type").add(random.nextBoolean() ? "string" : "integer").add("null");
        return schema;
    }

    private ObjectNode reference() {
        return NODES.objectNode().put("$ref", "#/definitions/part" + random.nextInt(definitions));
    }

    private ObjectNode array(int depth) {
        ObjectNode schema = NODES.objectNode().put("type", "array");
        schema.set("items", value(depth - 1));
        switch (random.nextInt(6)) {
            case 0 -> schema.put("minItems", 1);
            case 1 -> schema.put("minItems", 1).put("maxItems", random.nextInt(3, 20));
            case 2 -> schema.put("uniqueItems", true);
            default -> {}
        }
        return schema;
    }

    private ObjectNode choice(String keyword, int depth) {
        ObjectNode schema = NODES.objectNode();
        ArrayNode branches = schema.putArray(keyword);
        branches.add(depth > 0 && random.nextBoolean() ? object(depth - 1) : string());
        branches.add(number("number"));
        if (random.nextBoolean()) {
            branches.addObject().put("type", "null");
        }
        return schema;
    }

    private ObjectNode all(int depth) {
        ObjectNode schema = NODES.objectNode();
        ArrayNode parts = schema.putArray("allOf");
        parts.add(definitions > 0 ? reference() : object(depth - 1));
        parts.addObject().put("type", "object").putObject("properties").set(words.name(), string());
        return schema;
    }
}
