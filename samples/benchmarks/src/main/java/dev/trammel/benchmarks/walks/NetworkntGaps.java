package dev.trammel.benchmarks.walks;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.DefaultDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectRegistry;
import com.networknt.schema.format.Format;
import com.networknt.schema.format.Formats;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where networknt is stricter than the documents of a format: a text that it refuses is looked at again. What is looked
 * at stands in the dialects, so that unions and negations that hang on it come out right.
 */
final class NetworkntGaps {
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    private static final String QUOTED = "\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*\"";

    private static final Pattern MAILBOX = Pattern.compile("(?=.{1,254}$)(?:(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM
            + ")*|(?=.{1,64}@[^@]*$)" + QUOTED + ")@" + LABEL + "(?:\\." + LABEL + ")+");

    /** Literals of ABNF have any case. */
    private static final Pattern TAG = Pattern.compile("@\\[IPv6:", Pattern.CASE_INSENSITIVE);

    private static final Pattern URI =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?");

    private static final Pattern LEAP_SECOND = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt](\\d{2}:\\d{2}):60(?:\\.\\d+)?(?:[Zz]|([+-])(\\d{2}):(\\d{2}))", Pattern.DOTALL);

    private NetworkntGaps() {}

    /** The dialects of networknt, with formats as their documents say. */
    static DialectRegistry dialects() {
        Map<String, Dialect> known = new ConcurrentHashMap<>();
        return (id, registry) -> known.computeIfAbsent(id, key -> mended(key, registry));
    }

    private static Dialect mended(String id, SchemaRegistry registry) {
        List<Format> formats = Formats.DEFAULT.stream()
                .flatMap(format -> mended(format).stream())
                .toList();
        Dialect dialect = DefaultDialectRegistry.getInstance().getDialect(id, registry);
        return Dialect.builder(dialect).formats(formats).build();
    }

    private static Optional<Format> mended(Format format) {
        return switch (format.getName()) {
            // mailboxes whose last label is none that IANA lists, which RFC 5321 does not ask for
            case "email" ->
                Optional.of(new MendedFormat(
                        format, text -> TAG.matcher(text).replaceFirst("@[IPv6:"), MAILBOX.asMatchPredicate()));
            // a scheme and perhaps a fragment, but nothing in between, which is the empty path of RFC 3986
            case "uri" -> Optional.of(new MendedFormat(format, text -> text, URI.asMatchPredicate()));
            // leap seconds at ends of June and December, which need not be ones that have been
            case "date-time" -> Optional.of(new MendedFormat(format, text -> text, NetworkntGaps::isLeapSecond));
            default -> Optional.empty();
        };
    }

    /** As RFC 3339 has it: the last second of June or December in UTC. */
    private static boolean isLeapSecond(String text) {
        Matcher matcher = LEAP_SECOND.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2));
            int hours = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
            int minutes = matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5));
            if (hours > 23 || minutes > 59) {
                return false;
            }
            int behind = (hours * 60 + minutes) * ("-".equals(matcher.group(3)) ? 1 : -1);
            LocalDateTime utc = local.plusMinutes(behind);
            MonthDay day = MonthDay.from(utc);
            return utc.getHour() == 23
                    && utc.getMinute() == 59
                    && (day.equals(MonthDay.of(Month.JUNE, 30)) || day.equals(MonthDay.of(Month.DECEMBER, 31)));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * A format that networknt knows, for more texts.
     *
     * @param spelling as networknt wants it
     * @param more what else is of the format
     */
    private record MendedFormat(Format format, UnaryOperator<String> spelling, Predicate<String> more)
            implements Format {
        @Override
        public String getName() {
            return format.getName();
        }

        @Override
        public String getMessageKey() {
            return format.getMessageKey();
        }

        @Override
        public boolean matches(ExecutionContext context, SchemaContext schema, String text) {
            return format.matches(context, schema, spelling.apply(text)) || more.test(text);
        }
    }
}
