package dev.trammel.constraints.internal.schema;

/** Hosts and mailboxes as regular expressions: RFC 1123, RFC 4291, RFC 5321 and RFC 6531. */
final class Addresses {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** Four octets in decimal. */
    static final String IPV4 = OCTET + "(?:\\." + OCTET + "){3}";

    private static final String GROUP = "[0-9A-Fa-f]{1,4}";
    private static final String LAST = "(?:" + GROUP + ":" + GROUP + "|" + IPV4 + ")";

    /** Eight groups, of which a run of zeros may be left out. */
    static final String IPV6 = "(?:(?:" + GROUP + ":){6}" + LAST
            + "|::(?:" + GROUP + ":){5}" + LAST
            + shortened(0, "(?:" + GROUP + ":){4}" + LAST)
            + shortened(1, "(?:" + GROUP + ":){3}" + LAST)
            + shortened(2, "(?:" + GROUP + ":){2}" + LAST)
            + shortened(3, GROUP + ":" + LAST)
            + shortened(4, LAST)
            + shortened(5, GROUP)
            + shortened(6, "")
            + ")";

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /** Hyphens in the third and fourth place are for Punycode, whose meaning is no regular language. */
    private static final String NO_PUNYCODE = "(?![A-Za-z0-9-]{2}--)";

    /** Before draft 7: any letters, digits and hyphens. */
    static final String OLD_HOST_NAME = LABEL + "(?:\\." + LABEL + ")*";

    static final String HOST_NAME = NO_PUNYCODE + LABEL + "(?:\\." + NO_PUNYCODE + LABEL + ")*";

    private static final String LITERAL = "\\[(?:" + IPV4 + "|[Ii][Pp][Vv]6:" + IPV6 + ")\\]";

    /** What stands before the last at sign has up to 64 characters. */
    private static final String LOCAL_PART = "(?=.{1,64}@[^@]*$)";

    static final String EMAIL = mailbox("", OLD_HOST_NAME);
    static final String IDN_EMAIL = mailbox("\\u{80}-\\u{10FFFF}", international() + "(?:\\." + international() + ")*");

    private Addresses() {}

    /** Code points from one to another, as part of a class. */
    static String range(int first, int last) {
        return "\\u{" + Integer.toHexString(first) + "}-\\u{" + Integer.toHexString(last) + "}";
    }

    private static String shortened(int most, String rest) {
        return "|(?:(?:" + GROUP + ":){0," + most + "}" + GROUP + ")?::" + rest;
    }

    private static String international() {
        String letter = "[A-Za-z0-9\\u{80}-\\u{10FFFF}]";
        return letter + "(?:[A-Za-z0-9\\u{80}-\\u{10FFFF}-]{0,61}" + letter + ")?";
    }

    private static String mailbox(String more, String domain) {
        String atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~" + more + "-]+";
        String quoted = "\"(?:[ !#-\\[\\]-~" + more + "]|\\\\[ -~])*\"";
        return LOCAL_PART + "(?:" + atom + "(?:\\." + atom + ")*|" + quoted + ")@(?:" + domain + "|" + LITERAL + ")";
    }
}
