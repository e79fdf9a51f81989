package dev.trammel.internal.schema;

import java.util.Collection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Small schemas, each in a new node. */
final class Nodes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Nodes() {}

    static ObjectNode any() {
        return NODES.objectNode();
    }

    static JsonNode bool(boolean value) {
        return NODES.booleanNode(value);
    }

    static ObjectNode type(String type) {
        return NODES.objectNode().put("type", type);
    }

    static ObjectNode format(String format) {
        return type("string").put("format", format);
    }

    /** Strings that a regular expression matches from beginning to end. */
    static ObjectNode pattern(String regex) {
        return type("string").put("pattern", "^(?:" + regex + ")$");
    }

    static ObjectNode range(long least, long greatest) {
        return type("integer").put("minimum", least).put("maximum", greatest);
    }

    static ObjectNode oneOf(Collection<String> texts) {
        ObjectNode schema = type("string");
        ArrayNode values = schema.putArray("enum");
        texts.forEach(values::add);
        return schema;
    }

    static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = NODES.objectNode();
        either.putArray("anyOf").add(schema).add(type("null"));
        return either;
    }
}
