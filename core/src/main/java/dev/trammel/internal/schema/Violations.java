package dev.trammel.internal.schema;

import com.networknt.schema.Error;
import dev.trammel.Violation;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a validator says, as what was expected, what was found and where. */
final class Violations {
    private static final int LONGEST = 80;

    private Violations() {}

    static Violation of(Error error, UnaryOperator<String> members) {
        String keyword = error.getKeyword() == null ? "" : error.getKeyword();
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        if (property != null && (keyword.equals("required") || keyword.equals("additionalProperties"))) {
            String pointer = place + "/" + property.replace("~", "~0").replace("/", "~1");
            return keyword.equals("required")
                    ? new Violation(pointer, members.apply(pointer), keyword, "a value", "none")
                    : new Violation(pointer, members.apply(place), keyword, "no such key", property);
        }
        return new Violation(
                place, members.apply(place), keyword, expected(keyword, error), found(error.getInstanceNode()));
    }

    private static String expected(String keyword, Error error) {
        JsonNode schema = error.getSchemaNode();
        if (schema == null) {
            return error.getMessage();
        }
        String value = schema.isString() ? schema.stringValue() : schema.toString();
        return switch (keyword) {
            case "type" ->
                schema.isArray() ? "a value of type " + String.join(" or ", texts(schema)) : "a value of type " + value;
            case "enum" -> "one of " + value;
            case "const" -> value;
            case "minimum" -> "at least " + value;
            case "maximum" -> "at most " + value;
            case "exclusiveMinimum" -> "more than " + value;
            case "exclusiveMaximum" -> "less than " + value;
            case "multipleOf" -> "a multiple of " + value;
            case "minLength" -> "at least " + value + " characters";
            case "maxLength" -> "at most " + value + " characters";
            case "minItems" -> "at least " + value + " items";
            case "maxItems" -> "at most " + value + " items";
            case "minProperties" -> "at least " + value + " keys";
            case "maxProperties" -> "at most " + value + " keys";
            case "uniqueItems" -> "no item twice";
            case "oneOf" -> names(schema);
            case "pattern" -> "text that matches " + value;
            case "format" -> "text of the format " + value;
            default -> error.getMessage();
        };
    }

    /** Of an alias: one of the names that a member goes by. */
    private static String names(JsonNode ways) {
        List<String> names = ways.valueStream()
                .filter(way -> way.path("required").isArray())
                .map(way -> way.path("required").path(0).asString())
                .toList();
        return names.size() < 2
                ? "exactly one of several shapes"
                : "exactly one of the keys " + String.join(", ", names);
    }

    private static Iterable<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static String found(@Nullable JsonNode value) {
        String text = value == null ? "none" : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
