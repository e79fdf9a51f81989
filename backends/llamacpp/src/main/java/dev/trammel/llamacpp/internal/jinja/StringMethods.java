package dev.trammel.llamacpp.internal.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of Python's strings that templates call. */
final class StringMethods {
    private StringMethods() {}

    static @Nullable Callable find(String text, String name) {
        return switch (name) {
            case "strip" -> arguments -> strip(text, arguments.expect(name, 1).get(0, "chars", null), true, true);
            case "lstrip" -> arguments -> strip(text, arguments.expect(name, 1).get(0, "chars", null), true, false);
            case "rstrip" -> arguments -> strip(text, arguments.expect(name, 1).get(0, "chars", null), false, true);
            case "split" -> arguments -> split(text, arguments.expect(name, 2, "sep", "maxsplit"), false);
            case "rsplit" -> arguments -> split(text, arguments.expect(name, 2, "sep", "maxsplit"), true);
            case "splitlines" ->
                arguments -> new ArrayList<@Nullable Object>(text.lines().toList());
            case "startswith" -> arguments -> any(arguments.expect(name, 1), text, String::startsWith);
            case "endswith" -> arguments -> any(arguments.expect(name, 1), text, String::endsWith);
            case "upper" -> arguments -> text.toUpperCase(Locale.ROOT);
            case "lower" -> arguments -> text.toLowerCase(Locale.ROOT);
            case "title" -> arguments -> title(text);
            case "capitalize" -> arguments -> capitalize(text);
            case "replace" -> arguments -> replace(text, arguments.expect(name, 3, "count"));
            case "join" -> arguments -> join(text, arguments.expect(name, 1).get(0, ""));
            case "find" ->
                arguments ->
                        codePoints(text, text.indexOf(arguments.expect(name, 1).string(0, "")));
            case "rfind" ->
                arguments -> codePoints(
                        text, text.lastIndexOf(arguments.expect(name, 1).string(0, "")));
            case "count" -> arguments -> count(text, arguments.expect(name, 1).string(0, ""));
            case "format" ->
                arguments -> Formatting.braces(text, arguments.expect(name, 99).positional());
            case "removeprefix" ->
                arguments -> {
                    String prefix = arguments.expect(name, 1).string(0, "");
                    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
                };
            case "removesuffix" ->
                arguments -> {
                    String suffix = arguments.expect(name, 1).string(0, "");
                    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
                };
            case "isdigit" -> arguments -> !text.isEmpty() && text.codePoints().allMatch(Character::isDigit);
            case "isalpha" -> arguments -> !text.isEmpty() && text.codePoints().allMatch(Character::isLetter);
            case "isspace" -> arguments -> !text.isEmpty() && text.codePoints().allMatch(StringMethods::isSpace);
            default -> null;
        };
    }

    /** Drops whitespace, or any of some characters, at the ends. */
    static String strip(String text, @Nullable Object characters, boolean left, boolean right) {
        String these = characters == null ? null : Values.expectString(characters);
        int from = 0;
        int to = text.length();
        while (left && from < to && isStripped(text.codePointAt(from), these)) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (right && to > from && isStripped(text.codePointBefore(to), these)) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isStripped(int point, @Nullable String these) {
        return these == null ? isSpace(point) : these.indexOf(point) >= 0;
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
    }

    private static List<@Nullable Object> split(String text, Arguments arguments, boolean fromRight) {
        Object separator = arguments.get(0, "sep", null);
        int most = Values.expectInt(arguments.get(1, "maxsplit", -1L));
        List<@Nullable Object> parts = new ArrayList<>();
        if (separator == null) {
            if (most >= 0) {
                throw new JinjaException("expected a separator to split at most " + most + " times, found none");
            }
            parts.addAll(
                    text.codePoints().allMatch(StringMethods::isSpace)
                            ? List.of()
                            : List.of(text.strip().split("\\s+")));
            return parts;
        }
        String at = Values.expectString(separator);
        if (at.isEmpty()) {
            throw new JinjaException("expected a separator, found an empty string");
        }
        String rest = text;
        for (int i = fromRight ? rest.lastIndexOf(at) : rest.indexOf(at);
                i >= 0 && (most < 0 || parts.size() < most);
                i = fromRight ? rest.lastIndexOf(at) : rest.indexOf(at)) {
            String before = rest.substring(0, i);
            String after = rest.substring(i + at.length());
            parts.add(fromRight ? 0 : parts.size(), fromRight ? after : before);
            rest = fromRight ? before : after;
        }
        parts.add(fromRight ? 0 : parts.size(), rest);
        return parts;
    }

    private static boolean any(Arguments arguments, String text, BiPredicate<String, String> test) {
        Object wanted = arguments.get(0, "");
        List<?> several = wanted instanceof List<?> items ? items : List.of(Values.expectString(wanted));
        return several.stream().anyMatch(one -> test.test(text, Values.expectString(one)));
    }

    static String replace(String text, Arguments arguments) {
        String old = arguments.string(0, "old");
        String next = arguments.string(1, "new");
        int most = Values.expectInt(arguments.get(2, "count", -1L));
        if (most < 0) {
            return text.replace(old, next);
        }
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int i = text.indexOf(old); i >= 0 && !old.isEmpty() && most-- > 0; i = text.indexOf(old, from)) {
            result.append(text, from, i).append(next);
            from = i + old.length();
        }
        return result.append(text, from, text.length()).toString();
    }

    static String join(String separator, @Nullable Object items) {
        return String.join(
                separator,
                Values.expectItems(items).stream().map(Values::expectString).toList());
    }

    static String capitalize(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    static String title(String text) {
        StringBuilder result = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            result.append(begins ? Character.toUpperCase(c) : Character.toLowerCase(c));
            begins = !Character.isLetter(c);
        }
        return result.toString();
    }

    private static long codePoints(String text, int index) {
        return index < 0 ? -1 : text.codePointCount(0, index);
    }

    private static long count(String text, String wanted) {
        long count = 0;
        for (int i = text.indexOf(wanted); i >= 0 && !wanted.isEmpty(); i = text.indexOf(wanted, i + wanted.length())) {
            count++;
        }
        return count;
    }
}
