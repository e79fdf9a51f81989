package dev.trammel.internal.schema;

import java.text.DateFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The texts that a pattern of {@code java.time} reads, as a regular expression: only days that there are. */
final class DatePattern {
    private static final String DATE = "yMd";
    private static final Map<Class<?>, String> NEEDED = Map.ofEntries(
            Map.entry(LocalDate.class, DATE),
            Map.entry(LocalTime.class, "H"),
            Map.entry(LocalDateTime.class, DATE + "H"),
            Map.entry(OffsetDateTime.class, DATE + "Hx"),
            Map.entry(ZonedDateTime.class, DATE + "Hx"),
            Map.entry(Instant.class, DATE + "Hx"),
            Map.entry(OffsetTime.class, "Hx"),
            Map.entry(YearMonth.class, "yM"),
            Map.entry(MonthDay.class, "Md"),
            Map.entry(Year.class, "y"));

    private final String pattern;
    private final Locale locale;
    private final StringBuilder seen = new StringBuilder();

    /** Days that some years and months have: the month and the day as numbers, and which years. */
    private record Days(int from, int to, List<Integer> months, boolean leapOnly) {}

    private static final List<Days> ALL = List.of(
            new Days(1, 31, List.of(1, 3, 5, 7, 8, 10, 12), false),
            new Days(1, 30, List.of(4, 6, 9, 11), false),
            new Days(1, 28, List.of(2), false),
            new Days(29, 29, List.of(2), true));

    private static final Days ANY_DAY =
            new Days(1, 31, IntStream.rangeClosed(1, 12).boxed().toList(), false);

    private DatePattern(String pattern, Locale locale) {
        this.pattern = pattern;
        this.locale = locale;
    }

    /**
     * The regular expression, to match the whole text.
     *
     * @throws IllegalArgumentException if the pattern lacks a part that the type needs, or has one that isn't supported
     */
    static String regex(String pattern, Locale locale, Class<?> type, @Nullable Boolean lenient) {
        DatePattern one = new DatePattern(pattern, locale);
        String anyDay = one.regex(ANY_DAY);
        String parts = one.seen.toString();
        String needed = NEEDED.get(type);
        if (needed == null) {
            throw new IllegalArgumentException("expected no date pattern, found " + pattern + " at " + type.getName());
        }
        if (needed.chars().anyMatch(part -> parts.indexOf(part) < 0)) {
            throw new IllegalArgumentException(
                    "expected a date pattern with all of " + needed + ", found " + pattern + " at " + type.getName());
        }
        if (Boolean.FALSE.equals(lenient) && pattern.contains("y") && needed.startsWith("y")) {
            throw new IllegalArgumentException("expected uuuu for a strict year, found " + pattern);
        }
        if (parts.indexOf('M') < 0 || parts.indexOf('d') < 0) {
            return anyDay;
        }
        return ALL.stream().map(one::regex).collect(Collectors.joining("|"));
    }

    private String regex(Days days) {
        StringBuilder regex = new StringBuilder();
        seen.setLength(0);
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            int end = i + 1;
            if (c == '\'') {
                end = pattern.indexOf('\'', i + 1) + 1;
                if (end == 0) {
                    throw new IllegalArgumentException("expected a closing quote in the date pattern " + pattern);
                }
                String text = end == i + 2 ? "'" : pattern.substring(i + 1, end - 1);
                regex.append(quote(text));
            } else if (Character.isLetter(c)) {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                regex.append(field(c, end - i, days));
            } else if ("[]{}#".indexOf(c) >= 0) {
                throw unsupported(String.valueOf(c));
            } else {
                regex.append(quote(String.valueOf(c)));
            }
            i = end;
        }
        return regex.toString();
    }

    private IllegalArgumentException unsupported(String part) {
        return new IllegalArgumentException(
                "expected a date pattern of years, months, days, times and offsets, found " + part + " in " + pattern);
    }

    private String field(char letter, int count, Days days) {
        seen.append(Character.toString(letter)
                .replace('u', 'y')
                .replace('L', 'M')
                .replace('X', 'x')
                .replace('Z', 'x'));
        return switch (letter) {
            case 'y', 'u' -> year(letter, count, days.leapOnly());
            case 'M', 'L' -> month(letter, count, days.months());
            case 'd' -> numbers(days.from(), days.to(), count);
            case 'H' -> numbers(0, 23, count);
            case 'h' -> halfDay(numbers(1, 12, count));
            case 'K' -> halfDay(numbers(0, 11, count));
            case 'k' -> {
                seen.append('H');
                yield numbers(1, 24, count);
            }
            case 'm', 's' -> numbers(0, 59, count);
            case 'S' -> "[0-9]{" + count + "}";
            case 'a' ->
                any(Arrays.stream(DateFormatSymbols.getInstance(locale).getAmPmStrings())
                        .toList());
            case 'X', 'x', 'Z' -> offset(letter, count);
            default -> throw unsupported(String.valueOf(letter).repeat(count));
        };
    }

    private String halfDay(String hours) {
        if (pattern.indexOf('a') < 0) {
            throw unsupported("hours of half a day without a");
        }
        seen.append('H');
        return hours;
    }

    private String year(char letter, int count, boolean leap) {
        if (count == 2) {
            return leap ? "(?:[02468][048]|[13579][26])" : "[0-9]{2}"; // of 2000 to 2099
        }
        if (count != 4) {
            throw unsupported(String.valueOf(letter).repeat(count));
        }
        String centuries = letter == 'u' ? "[02468][048]" : "0[48]|[2468][048]";
        if (leap) {
            return "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:" + centuries + "|[13579][26])00)";
        }
        return letter == 'u' ? "[0-9]{4}" : "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})";
    }

    private String month(char letter, int count, List<Integer> months) {
        if (count <= 2) {
            return any(months.stream().map(month -> padded(month, count)).toList());
        }
        if (count > 4) {
            throw unsupported(String.valueOf(letter).repeat(count));
        }
        TextStyle style = count == 3 ? TextStyle.SHORT : TextStyle.FULL;
        TextStyle used = letter == 'L' ? style.asStandalone() : style;
        return any(months.stream()
                .map(month -> Month.of(month).getDisplayName(used, locale))
                .toList());
    }

    private String offset(char letter, int count) {
        String colon = letter == 'Z' ? "" : count == 3 ? ":" : "";
        boolean minutes = letter == 'Z' || count > 1;
        if (count > 3) {
            throw unsupported(String.valueOf(letter).repeat(count));
        }
        String rest = minutes ? colon + "[0-5][0-9]" : "";
        String ways = "\\+(?:0[1-9]|1[0-7])" + rest + "|-(?:0[1-9]|1[0-7])" + rest;
        String zero = letter == 'X' ? "Z" : "\\+00" + (minutes ? colon + "00" : "");
        return "(?:" + zero + "|" + ways + ")";
    }

    private String numbers(int from, int to, int count) {
        if (count > 2) {
            throw unsupported(count + " digits");
        }
        return IntStream.rangeClosed(from / 10, to / 10)
                .mapToObj(tens -> {
                    int first = Math.max(from - 10 * tens, 0);
                    int last = Math.min(to - 10 * tens, 9);
                    String units = first == last ? String.valueOf(first) : "[" + first + "-" + last + "]";
                    return (tens == 0 && count == 1 ? "" : String.valueOf(tens)) + units;
                })
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String padded(int number, int count) {
        return count == 2 && number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String any(List<String> texts) {
        return texts.stream().map(DatePattern::quote).distinct().collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String quote(String text) {
        return text.replaceAll("[\\\\^$.*+?()\\[\\]{}|]", "\\\\$0");
    }
}
