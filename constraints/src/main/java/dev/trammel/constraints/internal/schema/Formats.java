package dev.trammel.constraints.internal.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The formats that are asserted, as regular expressions; all others are annotations. */
final class Formats {
    private static final String DATE = "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
            + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
            + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";
    private static final String TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?"
            + "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String HOST = LABEL + "(?:\\." + LABEL + ")*";
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String HEX = "[0-9A-Fa-f]";
    private static final Map<String, String> REGEXES = Map.ofEntries(
            Map.entry("date", DATE),
            Map.entry("time", TIME),
            Map.entry("date-time", DATE + "T" + TIME),
            Map.entry(
                    "duration",
                    "P(?:[0-9]+W|(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)"
                            + "(?:T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))?"
                            + "|T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))"),
            Map.entry("email", "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@" + HOST),
            Map.entry("hostname", HOST),
            Map.entry("ipv4", OCTET + "(?:\\." + OCTET + "){3}"),
            Map.entry("uuid", HEX + "{8}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{12}"),
            Map.entry(
                    "uri",
                    "[A-Za-z][A-Za-z0-9+.-]*:(?://(?:[A-Za-z0-9._~!$&'()*+,;=:-]|%" + HEX + HEX + ")*(?:@" + HOST
                            + ")?(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%" + HEX + HEX + ")*)*"
                            + "|(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%" + HEX + HEX + ")+)"
                            + "(?:\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%" + HEX + HEX + ")*)?"
                            + "(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%" + HEX + HEX + ")*)?"),
            Map.entry("json-pointer", "(?:/(?:[^~/]|~[01])*)*"));

    private Formats() {}

    /**
     * The texts of a format, as a regular expression that matches from beginning to end; null if it is not asserted.
     */
    static @Nullable String regex(String format) {
        return REGEXES.get(format);
    }
}
