package dev.trammel.internal.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A schema as people would write down the shape of an answer: for models that have to be told in their prompt. */
public final class Shape {
    private final Map<String, String> named = new LinkedHashMap<>();

    private Shape() {}

    /** The shape, with a line for each member; what is named stands after it. */
    public static String of(JsonNode schema) {
        Shape described = new Shape();
        StringBuilder text = new StringBuilder(described.shape(schema, ""));
        String description = schema.path("description").asString("");
        if (!description.isEmpty()) {
            text.insert(0, comment(description) + "\n");
        }
        List<String> told = new ArrayList<>();
        while (told.size() < described.named.size()) {
            for (String name : List.copyOf(described.named.keySet())) {
                if (!told.contains(name)) {
                    told.add(name);
                    JsonNode definition = schema.path("$defs").path(name);
                    text.append("\n\nwhere ").append(name).append(" is ").append(described.shape(definition, ""));
                }
            }
        }
        return text.toString();
    }

    private String shape(JsonNode schema, String indent) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asString();
            if (reference.equals("#")) {
                return "the whole again";
            }
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            named.put(name, name);
            return name;
        }
        if (schema.has("const")) {
            return schema.path("const").toString();
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").valueStream().map(JsonNode::toString).collect(Collectors.joining(" | "));
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (schema.path(keyword).isArray()) {
                return schema.path(keyword)
                        .valueStream()
                        .map(way -> shape(way, indent))
                        .collect(Collectors.joining(" | "));
            }
        }
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.valueStream()
                    .map(one -> shape(schema, one.asString(), indent))
                    .collect(Collectors.joining(" | "));
        }
        return shape(schema, type.asString("any JSON"), indent);
    }

    private String shape(JsonNode schema, String type, String indent) {
        return switch (type) {
            case "object" -> object(schema, indent);
            case "array" -> "[" + shape(schema.path("items"), indent) + ", …]";
            default -> type;
        };
    }

    private String object(JsonNode schema, String indent) {
        JsonNode members = schema.path("properties");
        String inner = indent + "  ";
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            String line = inner + '"' + member.getKey() + "\": " + shape(member.getValue(), inner);
            String said = said(member.getValue());
            lines.add(line + "," + (said.isEmpty() ? "" : " " + comment(said)));
        }
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject() || (others.isMissingNode() && members.isEmpty())) {
            lines.add(inner + "any key: " + shape(others, inner) + ", …");
        }
        return lines.isEmpty() ? "{}" : "{\n" + String.join("\n", lines) + "\n" + indent + "}";
    }

    private static String comment(String text) {
        return "// " + text.replace("\n", "; ");
    }

    /** What is said of a value besides its shape. */
    private static String said(JsonNode schema) {
        List<String> all = new ArrayList<>();
        add(all, schema, "description", "");
        add(all, schema, "format", "a ");
        add(all, schema, "minimum", "at least ");
        add(all, schema, "maximum", "at most ");
        add(all, schema, "exclusiveMinimum", "more than ");
        add(all, schema, "exclusiveMaximum", "less than ");
        add(all, schema, "multipleOf", "a multiple of ");
        add(all, schema, "minLength", "characters, at least ");
        add(all, schema, "maxLength", "characters, at most ");
        add(all, schema, "pattern", "matches ");
        add(all, schema, "minItems", "items, at least ");
        add(all, schema, "maxItems", "items, at most ");
        if (schema.path("uniqueItems").asBoolean(false)) {
            all.add("no item twice");
        }
        return String.join(", ", all);
    }

    private static void add(List<String> all, JsonNode schema, String keyword, String words) {
        @Nullable JsonNode value = schema.get(keyword);
        boolean floating = value != null
                && value.isNumber()
                && value.decimalValue().abs().compareTo(new BigDecimal(Float.toString(Float.MAX_VALUE))) >= 0;
        boolean obvious = value != null
                && value.isIntegralNumber()
                && (value.longValue() == Integer.MIN_VALUE
                        || value.longValue() == Integer.MAX_VALUE
                        || value.longValue() == Long.MIN_VALUE
                        || value.longValue() == Long.MAX_VALUE);
        if (value != null && !obvious && !floating) {
            all.add(words + value.asString());
        }
    }
}
