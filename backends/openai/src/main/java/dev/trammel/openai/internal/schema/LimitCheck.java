package dev.trammel.openai.internal.schema;

import dev.trammel.Violation;
import dev.trammel.openai.SchemaLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Measures a rewritten schema against the limits of a server. */
final class LimitCheck {
    private final SchemaLimits limits;
    private final List<Violation> violations = new ArrayList<>();
    private int properties;
    private int enumValues;
    private int characters;
    private int deepest;
    private String deepestPlace = "";

    private LimitCheck(SchemaLimits limits) {
        this.limits = limits;
    }

    /** Everything that is beyond the limits. */
    static List<Violation> of(JsonNode schema, SchemaLimits limits) {
        LimitCheck check = new LimitCheck(limits);
        check.walk(schema, "", 0);
        check.require("", "properties", "properties in all", check.properties, limits.properties());
        check.require(check.deepestPlace, "", "levels of nesting", check.deepest, limits.depth());
        check.require("", "enum", "enum values in all", check.enumValues, limits.enumValues());
        check.require("", "", "characters of names and values in all", check.characters, limits.characters());
        return check.violations;
    }

    private void require(String place, String keyword, String what, int found, int most) {
        if (found > most) {
            violations.add(new Violation(place, "", keyword, "at most " + most + " " + what, String.valueOf(found)));
        }
    }

    private void walk(JsonNode schema, String place, int depth) {
        boolean nests = schema.has("properties") || schema.has("items") || schema.has("prefixItems");
        int level = nests ? depth + 1 : depth;
        if (level > deepest) {
            deepest = level;
            deepestPlace = place;
        }
        count(schema, place);
        for (String map : List.of("properties", "$defs")) {
            for (Map.Entry<String, JsonNode> entry : schema.path(map).properties()) {
                characters += entry.getKey().length();
                properties += map.equals("properties") ? 1 : 0;
                walk(
                        entry.getValue(),
                        place + '/' + map + '/' + Tagged.escape(entry.getKey()),
                        map.equals("$defs") ? 0 : level);
            }
        }
        for (String single : List.of("items", "additionalProperties")) {
            if (schema.path(single).isObject()) {
                walk(schema.get(single), place + '/' + single, level);
            }
        }
        for (String list : List.of("anyOf", "prefixItems")) {
            JsonNode branches = schema.path(list);
            for (int i = 0; i < branches.size(); i++) {
                walk(branches.get(i), place + '/' + list + '/' + i, level);
            }
        }
    }

    private void count(JsonNode schema, String place) {
        JsonNode values = schema.path("enum");
        int length = 0;
        for (JsonNode value : values) {
            length += value.isString()
                    ? value.stringValue().length()
                    : value.toString().length();
        }
        enumValues += values.size();
        characters +=
                length + (schema.has("const") ? schema.get("const").asString("").length() : 0);
        if (values.size() > limits.longEnum()) {
            require(
                    place,
                    "enum",
                    "characters in an enum of more than " + limits.longEnum() + " values",
                    length,
                    limits.longEnumCharacters());
        }
    }
}
