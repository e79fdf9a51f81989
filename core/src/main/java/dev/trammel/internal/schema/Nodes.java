package dev.trammel.internal.schema;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
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

    /** Numbers that are no larger than that, whatever their sign. */
    static ObjectNode within(String greatest) {
        BigDecimal bound = new BigDecimal(greatest);
        return type("number").put("minimum", bound.negate()).put("maximum", bound);
    }

    static ObjectNode oneOf(Collection<String> texts) {
        ObjectNode schema = type("string");
        ArrayNode values = schema.putArray("enum");
        texts.forEach(values::add);
        return schema;
    }

    /** Whether a schema is that of null alone. */
    static boolean isNull(ObjectNode schema) {
        return schema.equals(type("null"));
    }

    /** The values of a schema, or null; the schema itself if it says so already. */
    static ObjectNode orNull(ObjectNode schema) {
        if (isOrNull(schema)) {
            return schema;
        }
        ObjectNode either = NODES.objectNode();
        either.putArray("anyOf").add(schema).add(type("null"));
        return either;
    }

    /** Whether a schema is one of {@link #orNull}. */
    static boolean isOrNull(ObjectNode schema) {
        JsonNode either = schema.path("anyOf");
        return either.size() == 2 && either.get(1).equals(type("null"));
    }

    /** A schema in one line without blanks, as its own {@code toString} writes it, but without a mapper's making. */
    static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            char before = '{';
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                text.append(before);
                quote(entry.getKey(), text);
                write(entry.getValue(), text.append(':'));
                before = ',';
            }
            text.append(node.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            char before = '[';
            for (JsonNode item : node) {
                write(item, text.append(before));
                before = ',';
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isString()) {
            quote(node.stringValue(), text);
        } else {
            text.append(node.asString("null"));
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c < ' ') {
                        text.append(String.format(java.util.Locale.ROOT, "\\u%04X", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
