package dev.trammel.constraints;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A textbook interpreter of JSON Schema 2020-12 over parsed values: keyword by keyword as the specification says it,
 * without formats, with references to {@code #/$defs} alone. Slow, and plain to check.
 */
final class SchemaOracle {
    private final JsonNode root;

    SchemaOracle(JsonNode root) {
        this.root = root;
    }

    /** Whether a value satisfies the schema. */
    boolean isValid(JsonNode value) {
        return evaluate(root, value) != null;
    }

    /** The keys and items that a schema and those it applies in place have looked at. */
    private record Looked(Set<String> keys, Set<Integer> items) {
        Looked() {
            this(new HashSet<>(), new HashSet<>());
        }

        void add(Looked more) {
            keys.addAll(more.keys);
            items.addAll(more.items);
        }
    }

    /** Null if the value does not satisfy the schema. */
    private @Nullable Looked evaluate(JsonNode schema, JsonNode value) {
        if (schema.isBoolean()) {
            return schema.asBoolean() ? new Looked() : null;
        }
        Looked looked = new Looked();
        boolean valid = scalar(schema, value)
                && (!value.isArray() || array(schema, value, looked))
                && (!value.isObject() || object(schema, value, looked))
                && applied(schema, value, looked)
                && (!value.isObject() || unevaluatedKeys(schema, value, looked))
                && (!value.isArray() || unevaluatedItems(schema, value, looked));
        return valid ? looked : null;
    }

    private boolean holds(JsonNode schema, JsonNode value) {
        return evaluate(schema, value) != null;
    }

    private static boolean scalar(JsonNode schema, JsonNode value) {
        if (schema.has("type") && !hasType(schema.get("type"), value)) {
            return false;
        }
        if (schema.has("const") && !equal(schema.get("const"), value)) {
            return false;
        }
        if (schema.has("enum") && schema.get("enum").values().stream().noneMatch(one -> equal(one, value))) {
            return false;
        }
        return (!value.isNumber() || number(schema, value.decimalValue()))
                && (!value.isString() || string(schema, value.asString()));
    }

    private static boolean hasType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return type.values().stream().anyMatch(one -> hasType(one, value));
        }
        return switch (type.asString()) {
            case "null" -> value.isNull();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case "string" -> value.isString();
            case "array" -> value.isArray();
            default -> value.isObject();
        };
    }

    static boolean equal(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        if (left.isArray() && right.isArray() && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                if (!equal(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (left.isObject() && right.isObject() && left.size() == right.size()) {
            return left.properties().stream()
                    .allMatch(one -> right.has(one.getKey()) && equal(one.getValue(), right.get(one.getKey())));
        }
        return !left.isContainer() && left.equals(right);
    }

    private static boolean number(JsonNode schema, BigDecimal value) {
        return (!schema.has("minimum") || value.compareTo(schema.get("minimum").decimalValue()) >= 0)
                && (!schema.has("maximum")
                        || value.compareTo(schema.get("maximum").decimalValue()) <= 0)
                && (!schema.has("exclusiveMinimum")
                        || value.compareTo(schema.get("exclusiveMinimum").decimalValue()) > 0)
                && (!schema.has("exclusiveMaximum")
                        || value.compareTo(schema.get("exclusiveMaximum").decimalValue()) < 0)
                && (!schema.has("multipleOf")
                        || value.remainder(schema.get("multipleOf").decimalValue())
                                        .signum()
                                == 0);
    }

    private static boolean string(JsonNode schema, String value) {
        int length = value.codePointCount(0, value.length());
        return length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && (!schema.has("pattern") || matches(schema.get("pattern").asString(), value));
    }

    private static boolean matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).find();
    }

    private boolean array(JsonNode schema, JsonNode value, Looked looked) {
        int size = value.size();
        if (size < schema.path("minItems").asInt(0)
                || size > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            return false;
        }
        int prefix = schema.path("prefixItems").size();
        for (int i = 0; i < size; i++) {
            boolean first = i < prefix;
            if (first || schema.has("items")) {
                looked.items.add(i);
                if (!holds(first ? schema.get("prefixItems").get(i) : schema.get("items"), value.get(i))) {
                    return false;
                }
            }
            for (int j = 0; j < i && schema.path("uniqueItems").asBoolean(false); j++) {
                if (equal(value.get(i), value.get(j))) {
                    return false;
                }
            }
        }
        if (!schema.has("contains")) {
            return true;
        }
        int found = 0;
        for (int i = 0; i < size; i++) {
            if (holds(schema.get("contains"), value.get(i))) {
                looked.items.add(i);
                found++;
            }
        }
        return found >= schema.path("minContains").asInt(1)
                && found <= schema.path("maxContains").asInt(Integer.MAX_VALUE);
    }

    private boolean object(JsonNode schema, JsonNode value, Looked looked) {
        if (value.size() < schema.path("minProperties").asInt(0)
                || value.size() > schema.path("maxProperties").asInt(Integer.MAX_VALUE)
                || !schema.path("required").values().stream().allMatch(name -> value.has(name.asString()))) {
            return false;
        }
        for (Map.Entry<String, JsonNode> needs :
                schema.path("dependentRequired").properties()) {
            if (value.has(needs.getKey())
                    && !needs.getValue().values().stream().allMatch(name -> value.has(name.asString()))) {
                return false;
            }
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!member(schema, member, looked)) {
                return false;
            }
        }
        return true;
    }

    private boolean member(JsonNode schema, Map.Entry<String, JsonNode> member, Looked looked) {
        String key = member.getKey();
        if (schema.has("propertyNames")
                && !holds(schema.get("propertyNames"), tools.jackson.databind.node.StringNode.valueOf(key))) {
            return false;
        }
        boolean declared = schema.path("properties").has(key);
        if (declared && !holds(schema.get("properties").get(key), member.getValue())) {
            return false;
        }
        for (Map.Entry<String, JsonNode> pattern :
                schema.path("patternProperties").properties()) {
            if (matches(pattern.getKey(), key)) {
                declared = true;
                if (!holds(pattern.getValue(), member.getValue())) {
                    return false;
                }
            }
        }
        if (declared || schema.has("additionalProperties")) {
            looked.keys.add(key);
        }
        return declared
                || !schema.has("additionalProperties")
                || holds(schema.get("additionalProperties"), member.getValue());
    }

    /** The keywords that apply other schemas to the same value. */
    private boolean applied(JsonNode schema, JsonNode value, Looked looked) {
        if (schema.has("$ref") && !apply(root.at(schema.get("$ref").asString().substring(1)), value, looked)) {
            return false;
        }
        for (JsonNode branch : schema.path("allOf").values()) {
            if (!apply(branch, value, looked)) {
                return false;
            }
        }
        if (schema.has("anyOf") && count(schema.get("anyOf"), value, looked) == 0) {
            return false;
        }
        if (schema.has("oneOf") && count(schema.get("oneOf"), value, looked) != 1) {
            return false;
        }
        if (schema.has("not") && holds(schema.get("not"), value)) {
            return false;
        }
        if (schema.has("if")) {
            String then = apply(schema.get("if"), value, looked) ? "then" : "else";
            if (schema.has(then) && !apply(schema.get(then), value, looked)) {
                return false;
            }
        }
        for (Map.Entry<String, JsonNode> dependent :
                schema.path("dependentSchemas").properties()) {
            if (value.isObject() && value.has(dependent.getKey()) && !apply(dependent.getValue(), value, looked)) {
                return false;
            }
        }
        return true;
    }

    private boolean apply(JsonNode schema, JsonNode value, Looked looked) {
        Looked more = evaluate(schema, value);
        if (more != null) {
            looked.add(more);
        }
        return more != null;
    }

    private int count(JsonNode branches, JsonNode value, Looked looked) {
        int valid = 0;
        for (JsonNode branch : branches.values()) {
            valid += apply(branch, value, looked) ? 1 : 0;
        }
        return valid;
    }

    private boolean unevaluatedKeys(JsonNode schema, JsonNode value, Looked looked) {
        if (!schema.has("unevaluatedProperties")) {
            return true;
        }
        for (Iterator<String> keys = value.propertyNames().iterator(); keys.hasNext(); ) {
            String key = keys.next();
            if (looked.keys.add(key) && !holds(schema.get("unevaluatedProperties"), value.get(key))) {
                return false;
            }
        }
        return true;
    }

    private boolean unevaluatedItems(JsonNode schema, JsonNode value, Looked looked) {
        if (!schema.has("unevaluatedItems")) {
            return true;
        }
        for (int i = 0; i < value.size(); i++) {
            if (looked.items.add(i) && !holds(schema.get("unevaluatedItems"), value.get(i))) {
                return false;
            }
        }
        return true;
    }
}
