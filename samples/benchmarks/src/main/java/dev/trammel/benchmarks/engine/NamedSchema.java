package dev.trammel.benchmarks.engine;

import dev.trammel.benchmarks.data.Json;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Schemas that are hard in one way each, with a text that satisfies them. */
public enum NamedSchema {
    /** What most answers are. */
    SMALL_RECORD("""
                    {"type": "object", "additionalProperties": false, "required": ["name", "age", "city", "married"],
                     "properties": {"name": {"type": "string", "maxLength": 40}, "city": {"type": "string"},
                       "age": {"type": "integer", "minimum": 0, "maximum": 150}, "married": {"type": "boolean"}}}""", "{\"name\": \"Maria Santos\", \"city\": \"Lisbon\", \"age\": 34, \"married\": true}"),

    /** Each key may come or not. */
    OPTIONAL_300(
            "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
                    + list(300, i -> "\"property_" + i + "\": {\"type\": \"string\"}") + "}}",
            "{" + list(60, i -> "\"property_" + 5 * i + "\": \"value " + i + "\"") + "}"),

    /** A match anywhere in the string. */
    UNANCHORED_PATTERN(
            "{\"type\": \"string\", \"pattern\": \"[a-z]+-[0-9]{2,4}\"}",
            "\"The part number is kettle-204, made of steel, and it is the first of three.\""),

    /** A bound that is far away for most of the text. */
    LONG_STRING("{\"type\": \"string\", \"maxLength\": 10000}", "\"" + list(1_000, i -> "word " + i % 97) + "\""),

    /** Words counted by a regular expression. */
    WORD_COUNT(
            "{\"type\": \"string\", \"pattern\": \"^(?:\\\\S+\\\\s+){0,49}\\\\S+$\"}",
            "\"" + IntStream.range(0, 50).mapToObj(i -> "word" + i).collect(Collectors.joining(" ")) + "\""),

    /** One of many tools, told apart by a constant. */
    TOOLS_128(
            "{\"anyOf\": [" + list(128, NamedSchema::tool) + "]}",
            "{\"tool\": \"search_101\", \"arguments\": {\"query\": \"kettles\", \"limit\": 20, \"exact\": true}}");

    private final String schema;
    private final String text;

    NamedSchema(String schema, String text) {
        this.schema = schema;
        this.text = text;
    }

    private static String list(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(", "));
    }

    private static String tool(int i) {
        return "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"tool\", \"arguments\"],"
                + "\"properties\": {\"tool\": {\"const\": \"search_" + i + "\"}, \"arguments\": {\"type\": \"object\","
                + "\"additionalProperties\": false, \"required\": [\"query\"], \"properties\": {\"query\": {\"type\":"
                + "\"string\"}, \"limit\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": " + (10 + i)
                + "}, \"exact\": {\"type\": \"boolean\"}}}}}";
    }

    /** The schema. */
    public JsonNode schema() {
        return Json.MAPPER.readTree(schema);
    }

    /** A text that satisfies it. */
    public String text() {
        return text;
    }
}
