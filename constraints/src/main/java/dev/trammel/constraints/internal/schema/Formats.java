package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.SharedDfa;
import dev.trammel.constraints.internal.regex.RegexCompiler;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The formats that are asserted, each a regular language; all others are annotations.
 *
 * <p>Where a format is no regular language, what is accepted here is part of it:
 *
 * <ul>
 *   <li>{@code time}, {@code date-time}: a leap second must be 23:59:60 of UTC, at the end of June or December, at an
 *       offset of whole quarters of an hour.
 *   <li>{@code hostname}, {@code idn-hostname}: no label in Punycode.
 *   <li>{@code regex}: at most {@value RegexFormat#DEEPEST} nested groups, one named group and no back-reference.
 * </ul>
 */
final class Formats {
    /** As it was before draft 7: RFC 1034. */
    private static final String OLD_HOST_NAME = "hostname of RFC 1034";

    /** In code points. */
    private static final Map<String, Integer> LONGEST =
            Map.of("hostname", 253, "idn-hostname", 253, "email", 254, "idn-email", 254);

    /** No beginning of a text of those formats is so many code points from its end: an address has eight. */
    private static final int MOST_MISSING = 16;

    private static final Map<String, Supplier<String>> REGEXES = Map.ofEntries(
            Map.entry("date", () -> Times.DATE),
            Map.entry("time", Times::time),
            Map.entry("date-time", Times::dateTime),
            Map.entry("duration", () -> Times.DURATION),
            Map.entry("email", () -> Addresses.EMAIL),
            Map.entry("idn-email", () -> Addresses.IDN_EMAIL),
            Map.entry("hostname", () -> Addresses.HOST_NAME),
            Map.entry(OLD_HOST_NAME, () -> Addresses.OLD_HOST_NAME),
            Map.entry("idn-hostname", InternationalNames::regex),
            Map.entry("ipv4", () -> Addresses.IPV4),
            Map.entry("ipv6", () -> Addresses.IPV6),
            Map.entry("uri", () -> Identifiers.ASCII.absolute()),
            Map.entry("uri-reference", () -> Identifiers.ASCII.reference()),
            Map.entry("iri", () -> Identifiers.UNICODE.absolute()),
            Map.entry("iri-reference", () -> Identifiers.UNICODE.reference()),
            Map.entry("uri-template", () -> Identifiers.TEMPLATE),
            Map.entry("uuid", () -> Identifiers.UUID),
            Map.entry("json-pointer", () -> Identifiers.JSON_POINTER),
            Map.entry("relative-json-pointer", () -> "(?:0|[1-9][0-9]*)(?:#|" + Identifiers.JSON_POINTER + ")"),
            Map.entry("regex", RegexFormat::regex));

    /** Made once in a process, when first asked for. */
    private static final Map<String, Dfa> AUTOMATA = new ConcurrentHashMap<>();

    private Formats() {}

    /** Whether a format is more than an annotation. */
    static boolean isAsserted(String format) {
        return REGEXES.containsKey(format);
    }

    /** The texts of a format that is asserted; all constraints share the automaton. */
    static Texts texts(String format, Draft draft) {
        boolean old = format.equals("hostname") && !draft.isAtLeast(Draft.DRAFT_7);
        String key = old ? OLD_HOST_NAME : format;
        return Texts.of(AUTOMATA.computeIfAbsent(key, Formats::automaton))
                .and(Texts.ofLength(0, LONGEST.getOrDefault(format, LengthDfa.UNBOUNDED)));
    }

    private static Dfa automaton(String format) {
        Meter meter = new Meter("states of an automaton", Long.MAX_VALUE, "the format " + format);
        String regex = Objects.requireNonNull(REGEXES.get(format)).get();
        boolean bounded = LONGEST.containsKey(format) || format.equals(OLD_HOST_NAME);
        return new SharedDfa(RegexCompiler.whole(regex, meter), bounded ? MOST_MISSING : LengthDfa.UNBOUNDED);
    }
}
