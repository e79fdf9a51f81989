package dev.trammel.llamacpp.internal.jinja;

import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strings with places for values. */
final class Formatting {
    private static final Pattern PERCENT = Pattern.compile("%(.)", Pattern.DOTALL);
    private static final Pattern BRACES = Pattern.compile("\\{\\{|\\}\\}|\\{(\\d*)}|[{}]");

    private Formatting() {}

    /** The {@code %} operator, with {@code %s} and {@code %d} only. */
    static String percent(String format, @Nullable Object values) {
        Iterator<?> next =
                (values instanceof List<?> items ? items : java.util.Collections.singletonList(values)).iterator();
        Matcher matcher = PERCENT.matcher(format);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String value = switch (matcher.group(1)) {
                case "%" -> "%";
                case "s" -> Values.print(following(next));
                case "d" -> String.valueOf(Values.expectInt(following(next)));
                default -> throw new JinjaException("expected %s, %d or %%, found " + matcher.group());
            };
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        if (next.hasNext()) {
            throw new JinjaException("expected as many values as places in \"" + format + "\", found more");
        }
        return matcher.appendTail(result).toString();
    }

    /** The method {@code format}, with <code>{}</code> and <code>{0}</code> only. */
    static String braces(String format, List<@Nullable Object> values) {
        int next = 0;
        Matcher matcher = BRACES.matcher(format);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String index = matcher.group(1);
            String value = matcher.group().substring(1);
            if (index != null) {
                int place = index.isEmpty() ? next++ : Integer.parseInt(index);
                if (place >= values.size()) {
                    throw new JinjaException(
                            "expected a value for each place in \"" + format + "\", found " + values.size());
                }
                value = Values.print(values.get(place));
            } else if (matcher.group().length() == 1) {
                throw new JinjaException("expected {} or {0}, found another format, in \"" + format + '"');
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(result).toString();
    }

    private static @Nullable Object following(Iterator<?> values) {
        if (!values.hasNext()) {
            throw new JinjaException("expected a value for each place in a format, found fewer");
        }
        return values.next();
    }
}
