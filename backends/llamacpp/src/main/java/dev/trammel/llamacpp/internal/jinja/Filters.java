package dev.trammel.llamacpp.internal.jinja;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands after a bar: filters of one value. */
final class Filters {
    private Filters() {}

    static @Nullable Object apply(String name, @Nullable Object value, Arguments arguments, Budget budget) {
        if (SequenceFilters.NAMES.contains(name)) {
            return SequenceFilters.apply(name, value, arguments, budget);
        }
        return switch (name) {
            case "trim" -> StringMethods.strip(Values.print(value), arguments.get(0, "chars", null), true, true);
            case "upper" -> Values.print(value).toUpperCase(Locale.ROOT);
            case "lower" -> Values.print(value).toLowerCase(Locale.ROOT);
            case "title" -> StringMethods.title(Values.print(value));
            case "capitalize" -> StringMethods.capitalize(Values.print(value));
            case "replace" -> StringMethods.replace(Values.print(value), arguments);
            case "string", "safe" -> Values.print(value);
            case "escape", "e" -> escape(Values.print(value));
            case "indent" -> indent(Values.print(value), arguments);
            case "format" -> Formatting.percent(Values.expectString(value), arguments.positional());
            case "int" -> toInt(value, arguments.get(0, "default", 0L));
            case "float" -> toFloat(value, arguments.get(0, "default", 0.0));
            case "abs" ->
                value instanceof Long number ? (Object) Math.abs(number) : (Object) Math.abs(Values.number(value));
            case "round" -> round(Values.number(value), Values.expectInt(arguments.get(0, "precision", 0L)));
            case "length", "count" -> (long) Values.expectItems(value).size();
            case "first" -> end(Values.expectItems(value), true);
            case "last" -> end(Values.expectItems(value), false);
            case "list" -> Values.expectItems(value);
            case "items" -> value == Undefined.UNDEFINED ? List.of() : Methods.pairs(expectMap(value));
            case "default", "d" -> otherwise(value, arguments);
            case "tojson" -> toJson(value, arguments);
            default -> throw new JinjaException("expected a filter that is known here, found " + name);
        };
    }

    private static @Nullable Object otherwise(@Nullable Object value, Arguments arguments) {
        boolean falseToo = Values.isTrue(arguments.get(1, "boolean", false));
        boolean missing = value == Undefined.UNDEFINED || (falseToo && !Values.isTrue(value));
        return missing ? arguments.get(0, "default_value", "") : value;
    }

    private static Map<?, ?> expectMap(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new JinjaException("expected a mapping, found " + Values.kind(value));
    }

    private static @Nullable Object end(List<@Nullable Object> items, boolean first) {
        return items.isEmpty() ? Undefined.UNDEFINED : items.get(first ? 0 : items.size() - 1);
    }

    private static String toJson(@Nullable Object value, Arguments arguments) {
        arguments.expect("tojson", 1, "indent", "ensure_ascii");
        if (Values.isTrue(arguments.get(1, "ensure_ascii", false))) {
            throw new JinjaException("expected tojson without ensure_ascii, found it");
        }
        Object indent = arguments.get(0, "indent", null);
        return Json.write(value, indent == null ? null : Integer.valueOf(Values.expectInt(indent)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;");
    }

    private static String indent(String text, Arguments arguments) {
        Object width = arguments.expect("indent", 3, "width", "first", "blank").get(0, "width", 4L);
        String by = width instanceof String given ? given : " ".repeat(Math.max(0, Values.expectInt(width)));
        boolean first = Values.isTrue(arguments.get(1, "first", false));
        boolean blank = Values.isTrue(arguments.get(2, "blank", false));
        String[] lines = text.split("\n", -1);
        for (int i = first ? 0 : 1; i < lines.length; i++) {
            lines[i] = lines[i].isEmpty() && !blank ? lines[i] : by + lines[i];
        }
        return String.join("\n", lines);
    }

    private static @Nullable Object toInt(@Nullable Object value, @Nullable Object otherwise) {
        try {
            return value instanceof String text ? (long) Double.parseDouble(text.strip()) : (long) Values.number(value);
        } catch (NumberFormatException | JinjaException e) {
            return otherwise;
        }
    }

    private static @Nullable Object toFloat(@Nullable Object value, @Nullable Object otherwise) {
        try {
            return value instanceof String text ? Double.parseDouble(text.strip()) : Values.number(value);
        } catch (NumberFormatException | JinjaException e) {
            return otherwise;
        }
    }

    private static double round(double value, int precision) {
        double scale = Math.pow(10, precision);
        return Math.rint(value * scale) / scale;
    }
}
