package dev.trammel.openai.internal.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Undoes in an answer what was done to its schema: null for what is absent, entries for maps. */
final class Raising {
    private static final int DEPTH = 500;

    private final JsonNode definitions;
    private final JsonNode root;
    private final Marks marks;

    Raising(JsonNode root, Marks marks) {
        this.root = root;
        definitions = root.path("$defs");
        this.marks = marks;
    }

    JsonNode raise(JsonNode answer) {
        return raise(answer, root, 0);
    }

    private JsonNode raise(JsonNode value, JsonNode schema, int depth) {
        JsonNode rule = rule(value, schema, 0);
        if (rule == null || depth > DEPTH) {
            return value;
        }
        if (marks.isEntries(rule)) {
            return value.isArray() ? map((ArrayNode) value, rule, depth) : value;
        }
        if (value.isObject()) {
            return object((ObjectNode) value, rule, depth);
        }
        return value.isArray() ? list((ArrayNode) value, rule, depth) : value;
    }

    /** The schema that says what a value is: references followed, the branch chosen; null if there is none. */
    private @Nullable JsonNode rule(JsonNode value, JsonNode schema, int followed) {
        if (followed > 100) {
            return null;
        }
        JsonNode ref = schema.get("$ref");
        if (ref != null) {
            JsonNode target = definitions.get(ref.stringValue().substring("#/$defs/".length()));
            return target == null ? null : rule(value, target, followed + 1);
        }
        JsonNode branches = schema.get("anyOf");
        if (branches == null) {
            return schema;
        }
        for (JsonNode branch : branches) {
            if (fits(value, branch, 0)) {
                return rule(value, branch, followed + 1);
            }
        }
        return null;
    }

    private JsonNode object(ObjectNode value, JsonNode rule, int depth) {
        Set<String> nullified = marks.nullified(rule);
        ObjectNode raised = Schemas.object();
        JsonNode properties = rule.path("properties");
        JsonNode additional = rule.get("additionalProperties");
        value.forEachEntry((name, member) -> {
            if (nullified == null || !nullified.contains(name) || !member.isNull()) {
                JsonNode schema = properties.has(name) ? properties.get(name) : additional;
                raised.set(name, schema == null ? member : raise(member, schema, depth + 1));
            }
        });
        return raised;
    }

    private JsonNode list(ArrayNode value, JsonNode rule, int depth) {
        ArrayNode raised = Schemas.array();
        JsonNode first = rule.path("prefixItems");
        JsonNode items = rule.get("items");
        for (int i = 0; i < value.size(); i++) {
            JsonNode schema = first.has(i) ? first.get(i) : items;
            raised.add(schema == null ? value.get(i) : raise(value.get(i), schema, depth + 1));
        }
        return raised;
    }

    /** A key that is there twice leaves the entries as they are, for the check of the answer to find. */
    private JsonNode map(ArrayNode entries, JsonNode rule, int depth) {
        ObjectNode map = Schemas.object();
        JsonNode schema = rule.path("items").path("properties").path("value");
        for (JsonNode entry : entries) {
            JsonNode key = entry.get("key");
            JsonNode value = entry.get("value");
            if (key == null || value == null || !key.isString() || map.has(key.stringValue())) {
                return entries;
            }
            map.set(key.stringValue(), raise(value, schema, depth + 1));
        }
        return map;
    }

    /** Whether a value is of the shape that a branch describes, as far as it takes to tell branches apart. */
    private boolean fits(JsonNode value, JsonNode schema, int depth) {
        if (depth > DEPTH || schema.isBoolean()) {
            return depth <= DEPTH && (!schema.isBoolean() || schema.booleanValue());
        }
        if (schema.has("$ref") || schema.has("anyOf")) {
            return rule(value, schema, depth) != null;
        }
        JsonNode type = schema.get("type");
        String found = Schemas.typeOf(value);
        if (type != null
                && !Schemas.types(type).contains(found)
                && !(found.equals("integer") && Schemas.types(type).contains("number"))) {
            return false;
        }
        JsonNode constant = schema.get("const");
        if ((constant != null && !constant.equals(value))
                || (schema.has("enum") && !contains(schema.get("enum"), value))) {
            return false;
        }
        return value.isObject()
                ? fitsObject(value, schema, depth)
                : !value.isArray() || fitsItems(value, schema, depth);
    }

    private boolean fitsObject(JsonNode value, JsonNode schema, int depth) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.stringValue())) {
                return false;
            }
        }
        JsonNode properties = schema.path("properties");
        JsonNode additional = schema.path("additionalProperties");
        for (String name : value.propertyNames()) {
            JsonNode rule = properties.has(name) ? properties.get(name) : additional;
            if (!rule.isMissingNode() && !fits(value.get(name), rule, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean fitsItems(JsonNode value, JsonNode schema, int depth) {
        JsonNode items = schema.path("items");
        if (items.isMissingNode() || schema.has("prefixItems")) {
            return true;
        }
        for (JsonNode item : value) {
            if (!fits(item, items, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode each : list) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
