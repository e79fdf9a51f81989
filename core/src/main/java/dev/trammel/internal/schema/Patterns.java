package dev.trammel.internal.schema;

/** Dates, times and the like as Java reads and writes them, where no {@code format} of JSON Schema says the same. */
final class Patterns {
    private static final String DAY_31 = "(?:0[1-9]|[12][0-9]|3[01])";
    private static final String DAY_30 = "(?:0[1-9]|[12][0-9]|30)";
    private static final String LEAP_YEAR =
            "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
    private static final String MONTH_DAY_31 = "(?:0[13578]|1[02])-" + DAY_31;
    private static final String MONTH_DAY_30 = "(?:0[469]|11)-" + DAY_30;
    private static final String HOUR_MINUTE = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String SECOND = ":[0-5][0-9](?:\\.[0-9]{1,9})?";
    private static final String N = "[0-9]{1,9}";

    static final String DATE = "(?:[0-9]{4}-(?:" + MONTH_DAY_31 + "|" + MONTH_DAY_30 + "|02-(?:0[1-9]|1[0-9]|2[0-8]))|"
            + LEAP_YEAR + "-02-29)";
    static final String YEAR_MONTH = "[0-9]{4}-(?:0[1-9]|1[0-2])";
    static final String MONTH_DAY = "--(?:" + MONTH_DAY_31 + "|" + MONTH_DAY_30 + "|02-(?:0[1-9]|[12][0-9]))";
    static final String TIME = HOUR_MINUTE + "(?:" + SECOND + ")?";
    static final String TIME_WITH_SECONDS = HOUR_MINUTE + SECOND;

    /** Up to 18 hours, as far as Java goes. */
    static final String OFFSET = "(?:Z|\\+(?:0[0-9]|1[0-7]):[0-5][0-9]|-(?:0[1-9]|1[0-7]):[0-5][0-9])";

    private static final String DURATION_SECONDS = N + "(?:\\.[0-9]{1,9})?S";
    private static final String DURATION_TIME = "(?:[0-9]{1,12}H(?:" + N + "M)?(?:" + DURATION_SECONDS + ")?|" + N
            + "M(?:" + DURATION_SECONDS + ")?|" + DURATION_SECONDS + ")";

    /** Days and less; years and months have no fixed length. */
    static final String DURATION = "P(?:[0-9]{1,6}D(?:T" + DURATION_TIME + ")?|T" + DURATION_TIME + ")";

    /** Days and more. */
    static final String PERIOD = "P(?:" + N + "Y(?:" + N + "M)?(?:" + N + "D)?|" + N + "M(?:" + N + "D)?|" + N + "D)";

    static final String BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?";
    static final String LOCALE = "[a-z]{2,3}(?:-[A-Z]{2})?";

    /** Names of files without a scheme, as no text but these is read as itself. */
    static final String FILE = "[^:\\u0000-\\u001f]{1,4096}";

    /** One character of Java: what has a code point of its own in 16 bits. */
    static final String CHAR = "[\\u0000-\\uffff]";

    private Patterns() {}
}
