package dev.trammel.benchmarks.maskbench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final MadeUpScalar scalars;
    private int definitions;
    private boolean isRecent;

    MadeUpSchema(SplittableRandom random) {
        this.random = random;
        words = new MadeUpWords(random);
        scalars = new MadeUpScalar(random, words);
    }

    ObjectNode root() {
        definitions = random.nextInt(4);
        int draft = random.nextInt(DRAFTS.length + 2);
        isRecent = draft >= DRAFTS.length - 1;
        ObjectNode schema = object(DEPTH);
        if (draft < DRAFTS.length) {
            schema.put("$schema", DRAFTS[draft]);
        }
        if (definitions > 0) {
            int count = definitions;
            ObjectNode defined = schema.putObject("definitions");
            for (int i = 0; i < count; i++) {
                defined.set("part" + i, i == 0 || random.nextBoolean() ? object(1) : array(1));
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
        conditions(schema, new ArrayList<>(properties.propertyNames()));
        return schema;
    }

    private void closing(ObjectNode schema, int depth) {
        switch (random.nextInt(14)) {
            case 0, 1, 2, 3, 4 -> schema.put("additionalProperties", false);
            case 5, 6 -> schema.set("additionalProperties", value(Math.min(1, depth - 1)));
            case 7 -> schema.putObject("patternProperties").set("^x-", value(0));
            case 8 -> schema.put("minProperties", 1);
            case 9 -> schema.put("maxProperties", random.nextInt(8, 100));
            case 10 -> {
                ObjectNode patterns = schema.putObject("patternProperties");
                patterns.set("^x-", value(0));
                patterns.set("^[$@]\\w+$", value(0));
                schema.put("additionalProperties", random.nextBoolean());
            }
            case 11 -> schema.putObject("propertyNames").put("pattern", "^[a-zA-Z0-9_-]+$");
            default -> schema.put("description", words.sentence());
        }
    }

    /** What now and then holds of some properties because of others. */
    private void conditions(ObjectNode schema, List<String> names) {
        String first = names.get(random.nextInt(names.size()));
        String second = names.get(random.nextInt(names.size()));
        switch (random.nextInt(24)) {
            case 0 -> schema.putObject("dependencies").putArray(first).add(second);
            case 1 -> {
                schema.putObject("if").putArray("required").add(first);
                schema.putObject("then").putArray("required").add(second);
            }
            case 2 -> {
                schema.putArray("anyOf").addObject().putArray("required").add(first);
                schema.withArray("anyOf").addObject().putArray("required").add(second);
            }
            case 3 -> schema.putObject("not").putArray("required").add("not_" + first);
            case 4 -> {
                ObjectNode kind = schema.putObject("if").putObject("properties").putObject(first);
                kind.put("const", words.word());
                schema.putObject("then").putArray("required").add(second);
                schema.putObject("else").putObject("properties").putObject(second);
            }
            default -> {}
        }
    }

    private ObjectNode value(int depth) {
        if (random.nextInt(10) == 0) {
            return RareSchemas.ALL.get(random.nextInt(RareSchemas.ALL.size())).deepCopy();
        }
        return switch (random.nextInt(depth > 0 ? 30 : 15)) {
            case 0, 1, 2, 3, 4 -> scalars.string();
            case 5, 6 -> scalars.number("integer");
            case 7 -> scalars.number("number");
            case 8, 9 -> NODES.objectNode().put("type", "boolean");
            case 10, 11 -> scalars.listed();
            case 12 -> scalars.nullable();
            case 13 -> definitions > 0 ? reference() : scalars.string();
            case 14 -> scalars.anything();
            case 15, 16, 17, 18 -> array(depth);
            case 19 -> choice("anyOf", depth);
            case 20 -> choice("oneOf", 0);
            case 21, 22 -> variants(depth);
            case 23 -> all(depth);
            case 24 -> table();
            default -> object(depth);
        };
    }

    private ObjectNode array(int depth) {
        ObjectNode schema = NODES.objectNode().put("type", "array");
        schema.set("items", value(depth - 1));
        switch (random.nextInt(10)) {
            case 0, 1 -> schema.put("minItems", 1);
            case 2 -> schema.put("minItems", 1).put("maxItems", random.nextInt(3, 20));
            case 3, 4, 5 -> schema.put("uniqueItems", true);
            case 6 -> {
                schema.set("items", scalars.listed());
                schema.put("uniqueItems", true).put("minItems", 1);
            }
            case 7 -> {
                schema.set("items", scalars.anything());
                schema.putObject("contains").put("type", "string");
            }
            default -> {}
        }
        return schema;
    }

    /** Each item has its own schema. */
    private ObjectNode table() {
        ObjectNode schema = NODES.objectNode().put("type", "array");
        int columns = random.nextInt(2, 5);
        ArrayNode items = schema.putArray(isRecent ? "prefixItems" : "items");
        for (int i = 0; i < columns; i++) {
            items.add(value(0));
        }
        return schema.put(isRecent ? "items" : "additionalItems", false).put("minItems", random.nextInt(columns + 1));
    }

    private ObjectNode choice(String keyword, int depth) {
        ObjectNode schema = NODES.objectNode();
        ArrayNode branches = schema.putArray(keyword);
        branches.add(depth > 0 && random.nextBoolean() ? object(depth - 1) : scalars.string());
        branches.add(random.nextBoolean() ? scalars.number("number") : array(1));
        if (random.nextBoolean()) {
            branches.addObject().put("type", "null");
        }
        return schema;
    }

    /** Objects that a property tells apart, or nothing but what they require. */
    private ObjectNode variants(int depth) {
        ObjectNode schema = NODES.objectNode();
        boolean told = random.nextInt(3) > 0;
        ArrayNode branches = schema.putArray(told && random.nextBoolean() ? "oneOf" : "anyOf");
        int count = random.nextInt(2, 6);
        for (int i = 0; i < count; i++) {
            ObjectNode branch = object(depth - 1);
            if (told) {
                String kind = words.name() + i;
                ObjectNode by = branch.withObject("/properties").putObject("kind");
                if (isRecent && random.nextBoolean()) { // draft 4 has no const
                    by.put("const", kind);
                } else {
                    by.putArray("enum").add(kind);
                }
                branch.withArray("required").add("kind");
            }
            branches.add(branch);
        }
        return schema;
    }

    private ObjectNode all(int depth) {
        ObjectNode schema = NODES.objectNode();
        ArrayNode parts = schema.putArray("allOf");
        parts.add(definitions > 0 ? NODES.objectNode().put("$ref", "#/definitions/part0") : object(depth - 1));
        parts.addObject().put("type", "object").putObject("properties").set(words.name(), scalars.string());
        return schema;
    }

    private ObjectNode reference() {
        int which = random.nextInt(8 * definitions);
        return NODES.objectNode().put("$ref", which == 0 ? "#" : "#/definitions/part" + which % definitions);
    }
}
