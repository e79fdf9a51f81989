package dev.trammel.llamacpp.internal.jinja;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands after {@code is}. */
final class Tests {
    private Tests() {}

    static boolean apply(String name, @Nullable Object value, Arguments arguments) {
        return switch (name) {
            case "defined" -> value != Undefined.UNDEFINED;
            case "undefined" -> value == Undefined.UNDEFINED;
            case "none" -> value == null;
            case "string" -> value instanceof String;
            case "mapping" -> value instanceof Map && !(value instanceof Namespace);
            case "iterable" ->
                value instanceof String
                        || value instanceof List
                        || value instanceof Map
                        || value == Undefined.UNDEFINED;
            case "sequence" ->
                value instanceof String
                        || value instanceof List
                        || value instanceof Map
                        || value == Undefined.UNDEFINED;
            case "number" -> Values.isNumeric(value);
            case "integer" -> value instanceof Long;
            case "float" -> value instanceof Double;
            case "boolean" -> value instanceof Boolean;
            case "true" -> Boolean.TRUE.equals(value);
            case "false" -> Boolean.FALSE.equals(value);
            case "callable" -> value instanceof Callable;
            case "in" -> Values.contains(arguments.get(0, "seq"), value);
            case "eq", "equalto" -> Values.areEqual(value, arguments.get(0, "other"));
            case "ne" -> !Values.areEqual(value, arguments.get(0, "other"));
            case "lt", "lessthan" -> Values.compare(value, arguments.get(0, "other")) < 0;
            case "le" -> Values.compare(value, arguments.get(0, "other")) <= 0;
            case "gt", "greaterthan" -> Values.compare(value, arguments.get(0, "other")) > 0;
            case "ge" -> Values.compare(value, arguments.get(0, "other")) >= 0;
            case "sameas" -> Objects.equals(value, arguments.get(0, "other"));
            case "even" -> Values.expectInt(value) % 2 == 0;
            case "odd" -> Values.expectInt(value) % 2 != 0;
            case "divisibleby" -> Values.expectInt(value) % Values.expectInt(arguments.get(0, "num")) == 0;
            case "lower" -> isCased(Values.print(value), false);
            case "upper" -> isCased(Values.print(value), true);
            default -> throw new JinjaException("expected a test that is known here, found " + name);
        };
    }

    private static boolean isCased(String text, boolean upper) {
        return text.chars().anyMatch(Character::isLetter)
                && text.chars().noneMatch(upper ? Character::isLowerCase : Character::isUpperCase);
    }
}
