package dev.trammel.constraints.internal.schema;

import java.util.TreeMap;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One spelling for all JSON texts of a value: numbers without trailing zeros, keys in order, a comma behind each member
 * and item, strings with no escapes but those that they need.
 */
final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CanonicalJson() {}

    /**
     * The spelling.
     *
     * @param text one JSON value
     */
    static String of(String text) {
        StringBuilder canonical = new StringBuilder();
        write(MAPPER.readTree(text), canonical);
        return canonical.toString();
    }

    private static void write(JsonNode node, StringBuilder to) {
        if (node.isNumber()) {
            to.append(
                    node.decimalValue().signum() == 0
                            ? "0"
                            : node.decimalValue().stripTrailingZeros().toString());
        } else if (node.isArray()) {
            to.append('[');
            node.values().forEach(item -> {
                write(item, to);
                to.append(',');
            });
            to.append(']');
        } else if (node.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
            to.append('{');
            members.forEach((key, value) -> {
                quote(key, to);
                to.append(':');
                write(value, to);
                to.append(',');
            });
            to.append('}');
        } else if (node.isString()) {
            quote(node.stringValue(), to);
        } else {
            to.append(node.isNull() ? "null" : node.asString());
        }
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, to);
        to.append('"');
    }
}
