package dev.trammel.llamacpp.internal.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters of several values. */
final class SequenceFilters {
    private static final Set<String> OF_NOTHING = Set.of("map", "select", "reject", "selectattr", "rejectattr");

    /** The filters that are here. */
    static final Set<String> NAMES = Set.of(
            "join",
            "map",
            "select",
            "reject",
            "selectattr",
            "rejectattr",
            "reverse",
            "sort",
            "unique",
            "dictsort",
            "sum",
            "min",
            "max");

    private static final Set<String> PLAIN = Set.of("reverse", "dictsort", "unique", "sum", "min", "max");

    private SequenceFilters() {}

    static @Nullable Object apply(String name, @Nullable Object value, Arguments arguments, Budget budget) {
        if (PLAIN.contains(name)) {
            arguments.expect(name, 0);
        }
        if (name.equals("reverse") && value instanceof String text) {
            return new StringBuilder(text).reverse().toString();
        } else if (name.equals("dictsort")) {
            return dictSort(value);
        }
        boolean nothing = OF_NOTHING.contains(name) && !Values.isTrue(value); // none passes as empty, to these
        List<@Nullable Object> items = nothing ? List.of() : Values.expectItems(value);
        budget.spend(items.size());
        return switch (name) {
            case "join" -> join(items, arguments);
            case "map" -> map(items, arguments, budget);
            case "select" -> select(items, item -> item, arguments, true);
            case "reject" -> select(items, item -> item, arguments, false);
            case "selectattr" -> select(items, by(arguments.get(0, "")), arguments.rest(), true);
            case "rejectattr" -> select(items, by(arguments.get(0, "")), arguments.rest(), false);
            case "reverse" -> reversed(items);
            case "sort" -> sort(items, arguments);
            case "unique" -> unique(items);
            case "sum" -> sum(items, budget);
            case "min" -> items.stream().min(Values::compare).orElse(Undefined.UNDEFINED);
            case "max" -> items.stream().max(Values::compare).orElse(Undefined.UNDEFINED);
            default -> throw new JinjaException("expected a filter, found " + name);
        };
    }

    private static String join(List<@Nullable Object> items, Arguments arguments) {
        arguments.expect("join", 2, "d", "attribute");
        UnaryOperator<@Nullable Object> by = by(arguments.get(1, "attribute", null));
        String separator = Values.print(arguments.get(0, "d", ""));
        return String.join(separator, items.stream().map(by).map(Values::print).toList());
    }

    private static List<@Nullable Object> map(List<@Nullable Object> items, Arguments arguments, Budget budget) {
        List<@Nullable Object> mapped = new ArrayList<>();
        if (arguments.count() == 0) {
            arguments.expect("map", 0, "attribute", "default");
            UnaryOperator<@Nullable Object> by = by(arguments.get(9, "attribute"));
            for (Object item : items) {
                Object value = by.apply(item);
                mapped.add(value == Undefined.UNDEFINED ? arguments.get(9, "default") : value);
            }
            return mapped;
        }
        String filter = arguments.string(0, "");
        for (Object item : items) {
            mapped.add(Filters.apply(filter, item, arguments.rest(), budget));
        }
        return mapped;
    }

    private static List<@Nullable Object> select(
            List<@Nullable Object> items, UnaryOperator<@Nullable Object> by, Arguments arguments, boolean wanted) {
        String test = arguments.count() == 0 ? null : testName(arguments.string(0, ""));
        List<@Nullable Object> selected = new ArrayList<>();
        for (Object item : items) {
            Object value = by.apply(item);
            boolean passes = test == null ? Values.isTrue(value) : Tests.apply(test, value, arguments.rest());
            if (passes == wanted) {
                selected.add(item);
            }
        }
        return selected;
    }

    private static String testName(String name) {
        return switch (name) {
            case "==" -> "eq";
            case "!=" -> "ne";
            case "<" -> "lt";
            case "<=" -> "le";
            case ">" -> "gt";
            case ">=" -> "ge";
            default -> name;
        };
    }

    /** Looks up an attribute, through dots; the value itself for null. */
    private static UnaryOperator<@Nullable Object> by(@Nullable Object attribute) {
        if (attribute == null) {
            return item -> item;
        } else if (attribute instanceof Long index) {
            return item -> Access.item(item, index);
        }
        String[] names = Values.expectString(attribute).split("\\.", -1);
        return item -> {
            Object value = item;
            for (String name : names) {
                value = value == Undefined.UNDEFINED ? value : Access.item(value, name);
            }
            return value;
        };
    }

    private static List<@Nullable Object> reversed(List<@Nullable Object> items) {
        List<@Nullable Object> reversed = new ArrayList<>(items);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<@Nullable Object> sort(List<@Nullable Object> items, Arguments arguments) {
        arguments.expect("sort", 3, "reverse", "case_sensitive", "attribute");
        UnaryOperator<@Nullable Object> by = by(arguments.get(2, "attribute", null));
        boolean caseSensitive = Values.isTrue(arguments.get(1, "case_sensitive", false));
        Comparator<@Nullable Object> order = (left, right) ->
                Values.compare(key(by.apply(left), caseSensitive), key(by.apply(right), caseSensitive));
        List<@Nullable Object> sorted = new ArrayList<>(items);
        sorted.sort(Values.isTrue(arguments.get(0, "reverse", false)) ? order.reversed() : order);
        return sorted;
    }

    private static @Nullable Object key(@Nullable Object value, boolean caseSensitive) {
        return value instanceof String text && !caseSensitive ? text.toLowerCase(Locale.ROOT) : value;
    }

    private static List<@Nullable Object> dictSort(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            List<@Nullable Object> pairs = Methods.pairs(map);
            pairs.sort((left, right) ->
                    Values.compare(key(Access.item(left, 0L), false), key(Access.item(right, 0L), false)));
            return pairs;
        }
        throw new JinjaException("expected a mapping, found " + Values.kind(value));
    }

    private static List<@Nullable Object> unique(List<@Nullable Object> items) {
        List<@Nullable Object> unique = new ArrayList<>();
        List<@Nullable Object> keys = new ArrayList<>();
        for (Object item : items) {
            if (!Values.contains(keys, key(item, false))) {
                keys.add(key(item, false));
                unique.add(item);
            }
        }
        return unique;
    }

    private static @Nullable Object sum(List<@Nullable Object> items, Budget budget) {
        Object sum = 0L;
        for (Object item : items) {
            sum = Operators.apply("+", sum, item, budget);
        }
        return sum;
    }
}
