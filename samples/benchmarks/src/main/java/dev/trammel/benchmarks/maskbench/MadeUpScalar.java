package dev.trammel.benchmarks.maskbench;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of strings, numbers, lists of values, and of whatever comes. */
final class MadeUpScalar {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SplittableRandom random;
    private final MadeUpWords words;

    MadeUpScalar(SplittableRandom random, MadeUpWords words) {
        this.random = random;
        this.words = words;
    }

    ObjectNode string() {
        ObjectNode schema = NODES.objectNode().put("type", "string");
        switch (random.nextInt(12)) {
            case 0 -> schema.put("maxLength", random.nextInt(20, 300));
            case 1 -> schema.put("minLength", 1).put("maxLength", random.nextInt(64, 2000));
            case 2, 3 -> words.pattern(schema);
            case 4, 5 -> words.format(schema);
            case 6 -> schema.put("minLength", 1);
            case 7 -> {
                words.pattern(schema);
                schema.put("maxLength", 400);
            }
            case 8 -> schema.putObject("not").put("pattern", "^[0-9 ]+$");
            default -> schema.put("description", words.sentence());
        }
        return schema;
    }

    ObjectNode number(String type) {
        ObjectNode schema = NODES.objectNode().put("type", type);
        switch (random.nextInt(9)) {
            case 0 -> schema.put("minimum", random.nextInt(10));
            case 1 -> schema.put("minimum", random.nextInt(-100, 10)).put("maximum", random.nextInt(100, 100_000));
            case 2 -> schema.put("maximum", random.nextInt(1_000, 1_000_000));
            case 3 -> schema.put("multipleOf", random.nextInt(1, 6));
            case 4 -> schema.put("minimum", 1).put("maximum", 1_000_000_000L);
            case 5 -> schema.put("multipleOf", "number".equals(type) ? 0.01 : 10);
            default -> schema.put("description", words.sentence());
        }
        return schema;
    }

    /** Texts; now and then other values, or one alone. */
    ObjectNode listed() {
        ObjectNode schema = NODES.objectNode();
        if (random.nextInt(12) == 0) {
            return schema.put("const", words.name());
        }
        boolean mixed = random.nextInt(5) == 0;
        if (!mixed && random.nextBoolean()) {
            schema.put("type", "string");
        }
        Set<String> options = new LinkedHashSet<>();
        int count = random.nextInt(12) == 0 ? random.nextInt(50, 200) : random.nextInt(1, 12);
        for (int i = 0; i < count; i++) {
            options.add(random.nextInt(4) == 0 ? words.name() + " " + words.word() : words.name());
        }
        ArrayNode list = schema.putArray("enum");
        options.forEach(list::add);
        if (mixed) {
            list.add(random.nextInt(100))
                    .add(random.nextInt(1_000) / 10.0)
                    .addNull()
                    .add(true);
        }
        return schema;
    }

    ObjectNode nullable() {
        ObjectNode schema = NODES.objectNode();
        String[] types = {"string", "integer", "number", "boolean"};
        ArrayNode list = schema.putArray("type").add(types[random.nextInt(types.length)]);
        if (random.nextInt(3) == 0) {
            list.add(types[random.nextInt(types.length)]);
        }
        list.add("null");
        return schema;
    }

    /** A schema that says next to nothing. */
    ObjectNode anything() {
        ObjectNode schema = NODES.objectNode();
        switch (random.nextInt(4)) {
            case 0 -> schema.put("type", "object");
            case 1 -> schema.put("type", "array");
            default -> schema.put("title", words.sentence());
        }
        return schema;
    }
}
