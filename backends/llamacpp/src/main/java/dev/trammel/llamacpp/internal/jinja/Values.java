package dev.trammel.llamacpp.internal.jinja;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values as Python has them: what is true, what is equal, what they look like when printed. */
final class Values {
    private Values() {}

    static boolean isTrue(@Nullable Object value) {
        if (value == null || value == Undefined.UNDEFINED) {
            return false;
        } else if (value instanceof Boolean truth) {
            return truth;
        } else if (value instanceof Number number) {
            return number.doubleValue() != 0;
        } else if (value instanceof String text) {
            return !text.isEmpty();
        } else if (value instanceof Collection<?> items) {
            return !items.isEmpty();
        }
        return !(value instanceof Map<?, ?> map) || !map.isEmpty() || value instanceof Namespace;
    }

    /** How a value is printed. */
    static String print(@Nullable Object value) {
        return value instanceof String text ? text : value == Undefined.UNDEFINED ? "" : represent(value);
    }

    /** How a value is printed inside of another. */
    static String represent(@Nullable Object value) {
        if (value == null) {
            return "None";
        } else if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        } else if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e16
                    ? String.format("%.1f", number).replace(',', '.')
                    : number.toString();
        } else if (value instanceof String text) {
            char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
            String escaped = text.replace("\\", "\\\\")
                    .replace("\n", "\\n")
                    .replace("\t", "\\t")
                    .replace("\r", "\\r");
            return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
        } else if (value instanceof List<?> items) {
            return "[" + String.join(", ", items.stream().map(Values::represent).toList()) + "]";
        } else if (value instanceof Map<?, ?> map && !(value instanceof Namespace)) {
            List<String> entries = new ArrayList<>();
            map.forEach((key, item) -> entries.add(represent(key) + ": " + represent(item)));
            return "{" + String.join(", ", entries) + "}";
        } else if (value instanceof Long || value == Undefined.UNDEFINED) {
            return value.toString();
        }
        throw new JinjaException("expected something to print, found " + kind(value));
    }

    /** What a value is called in messages. */
    static String kind(@Nullable Object value) {
        if (value == null) {
            return "none";
        } else if (value instanceof Boolean) {
            return "a boolean";
        } else if (value instanceof Number) {
            return "a number";
        } else if (value instanceof String) {
            return "a string";
        } else if (value instanceof List) {
            return "a list";
        } else if (value instanceof Map) {
            return "a mapping";
        }
        return value == Undefined.UNDEFINED ? "an undefined value" : "a function";
    }

    static boolean areEqual(@Nullable Object left, @Nullable Object right) {
        if (isNumeric(left) && isNumeric(right)) {
            return number(left) == number(right);
        } else if (left instanceof List<?> a && right instanceof List<?> b) {
            boolean equal = a.size() == b.size();
            for (int i = 0; equal && i < a.size(); i++) {
                equal = areEqual(a.get(i), b.get(i));
            }
            return equal;
        }
        return Objects.equals(left, right);
    }

    /** Negative, zero or positive, for two numbers, two strings or two lists. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        if (isNumeric(left) && isNumeric(right)) {
            return Double.compare(number(left), number(right));
        } else if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        throw new JinjaException("expected two values with an order, found " + kind(left) + " and " + kind(right));
    }

    static boolean contains(@Nullable Object container, @Nullable Object item) {
        if (container instanceof String text) {
            return text.contains(expectString(item));
        } else if (container instanceof Map<?, ?> map) {
            return map.containsKey(item);
        }
        return expectItems(container).stream().anyMatch(element -> areEqual(element, item));
    }

    /** What a loop goes through: elements, keys or characters; nothing for an undefined value. */
    static List<@Nullable Object> expectItems(@Nullable Object value) {
        if (value instanceof Collection<?> items) {
            return new ArrayList<>(items);
        } else if (value instanceof Map<?, ?> map && !(value instanceof Namespace)) {
            return new ArrayList<>(map.keySet());
        } else if (value instanceof String text) {
            List<@Nullable Object> characters = new ArrayList<>();
            text.codePoints().forEach(point -> characters.add(Character.toString(point)));
            return characters;
        } else if (value == Undefined.UNDEFINED) {
            return List.of();
        }
        throw new JinjaException("expected something to go through, found " + kind(value));
    }

    static String expectString(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new JinjaException("expected a string, found " + kind(value));
    }

    static int expectInt(@Nullable Object value) {
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        } else if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        throw new JinjaException("expected an integer, found " + kind(value));
    }

    static boolean isNumeric(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        } else if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        throw new JinjaException("expected a number, found " + kind(value));
    }
}
