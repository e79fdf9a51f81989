package dev.trammel.benchmarks.walks;

import com.networknt.schema.Error;
import java.util.Map;
import java.util.regex.Pattern;

/** Where networknt is stricter than JSON Schema, so that its word doesn't count. */
final class NetworkntGaps {
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /**
     * Texts of a format that it refuses: mailboxes whose last label is none that IANA lists, which RFC 5321 does not
     * ask for, and URIs with a scheme and a fragment but nothing in between, which is the empty path of RFC 3986.
     */
    private static final Map<String, Pattern> REFUSED = Map.of(
            "email",
            Pattern.compile(
                    "(?=.{1,254}$)(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+"),
            "uri",
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"));

    private NetworkntGaps() {}

    /** Whether an error says more of networknt than of the text. */
    static boolean explain(Error error) {
        if (!"format".equals(error.getKeyword()) || error.getSchemaNode() == null || error.getInstanceNode() == null) {
            return false;
        }
        Pattern refused = REFUSED.get(error.getSchemaNode().asString(""));
        return refused != null
                && refused.matcher(error.getInstanceNode().asString("")).matches();
    }
}
