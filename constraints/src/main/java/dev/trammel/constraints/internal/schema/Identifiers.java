package dev.trammel.constraints.internal.schema;

/**
 * URIs of RFC 3986, or IRIs of RFC 3987, as regular expressions; and other identifiers.
 *
 * @param more what may stand beside unreserved characters, as the inside of a class
 * @param moreInQuery what may stand in a query beside that
 */
record Identifiers(String more, String moreInQuery) {
    private static final String UCS = "\\u{A0}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}" + planes();
    private static final String PRIVATE = "\\u{E000}-\\u{F8FF}\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}";
    private static final String HEX = "[0-9A-Fa-f]";
    private static final String ESCAPED = "%" + HEX + HEX;
    private static final String SCHEME = "[A-Za-z][A-Za-z0-9+.-]*:";

    static final Identifiers ASCII = new Identifiers("", "");
    static final Identifiers UNICODE = new Identifiers(UCS, PRIVATE);

    static final String UUID = HEX + "{8}(?:-" + HEX + "{4}){3}-" + HEX + "{12}";
    static final String JSON_POINTER = "(?:/(?:[^~/]|~[01])*)*";

    private static final String VARIABLE =
            "(?:[A-Za-z0-9_]|" + ESCAPED + ")(?:\\.?(?:[A-Za-z0-9_]|" + ESCAPED + "))*(?::[1-9][0-9]{0,3}|\\*)?";

    /** A template of RFC 6570 without the operators that it reserves. */
    static final String TEMPLATE = "(?:[!#$&-;=?-\\[\\]_a-z~" + UCS + PRIVATE + "]|" + ESCAPED + "|\\{[+#./;?&]?"
            + VARIABLE + "(?:," + VARIABLE + ")*\\})*";

    /** All planes but the first: without the two last code points of each; the fifteenth from its second part on. */
    private static String planes() {
        StringBuilder ranges = new StringBuilder();
        for (int plane = 1; plane <= 14; plane++) {
            ranges.append(Addresses.range(plane << 16 | (plane == 14 ? 0x1000 : 0), plane << 16 | 0xFFFD));
        }
        return ranges.toString();
    }

    private String unreserved(String others) {
        return "(?:[A-Za-z0-9._~!$&'()*+,;=" + others + more + "-]|" + ESCAPED + ")";
    }

    private String authority() {
        String literal = "\\[(?:" + Addresses.IPV6 + "|[vV]" + HEX + "+\\.[A-Za-z0-9._~!$&'()*+,;=:-]+)\\]";
        return "(?:" + unreserved(":") + "*@)?(?:" + literal + "|" + unreserved("") + "*)(?::[0-9]*)?";
    }

    /** What follows a scheme, or begins a reference; its path begins with some segment unless it is absolute. */
    private String hierarchy(String firstSegment) {
        String segment = unreserved(":@") + "*";
        String segments = "(?:/" + segment + ")*";
        return "(?://" + authority() + segments + "|/(?:" + unreserved(":@") + "+" + segments + ")?|" + firstSegment
                + "+"
                + segments + "|)(?:\\?(?:" + unreserved(":@/?" + moreInQuery) + ")*)?(?:#(?:" + unreserved(":@/?")
                + ")*)?";
    }

    /** With a scheme. */
    String absolute() {
        return SCHEME + hierarchy(unreserved(":@"));
    }

    /** With a scheme, or relative to something that has one. */
    String reference() {
        return "(?:" + absolute() + "|" + hierarchy(unreserved("@")) + ")";
    }
}
