package dev.trammel.internal.schema;

/**
 * Keys of maps as Java writes them: of several spellings of one value the one that {@code toString} gives, so that no
 * key is there twice.
 */
final class KeyPatterns {
    private static final String HOUR_MINUTE = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

    /** Milliseconds, microseconds or nanoseconds, as few as say it. */
    private static final String FRACTION = "\\.(?:[0-9]{3}){0,2}(?:[1-9][0-9]{2}|0[1-9][0-9]|00[1-9])";

    static final String TIME = HOUR_MINUTE + "(?::(?:0[1-9]|[1-5][0-9])(?:" + FRACTION + ")?|:00" + FRACTION + ")?";

    static final String OFFSET =
            "(?:Z|\\+(?:00:(?:0[1-9]|[1-5][0-9])|(?:0[1-9]|1[0-7]):[0-5][0-9])|-(?:0[1-9]|1[0-7]):[0-5][0-9])";

    static final String INSTANT = Patterns.DATE + "T" + HOUR_MINUTE + ":[0-5][0-9](?:" + FRACTION + ")?Z";

    static final String DURATION = "PT(?:0S|" + duration("") + "|" + duration("-") + ")";

    private static final String N = "-?[1-9][0-9]{0,8}";

    static final String PERIOD =
            "P(?:0D|" + N + "Y(?:" + N + "M)?(?:" + N + "D)?|" + N + "M(?:" + N + "D)?|" + N + "D)";

    /** From a thousandth to ten millions without an exponent, one digit before the point with one. */
    private static final String POINT = "-?(?:0\\.(?:0|0{0,2}[1-9](?:[0-9]{0,15}[1-9])?)"
            + "|[1-9][0-9]{0,6}\\.(?:0|[0-9]{0,16}[1-9])|[1-9]\\.(?:0|[0-9]{0,16}[1-9])E";

    static final String FLOAT = POINT + "(?:[7-9]|[12][0-9]|3[0-7]|-(?:[4-9]|[123][0-9]|4[0-5])))";

    static final String DOUBLE = POINT
            + "(?:[7-9]|[1-9][0-9]|[12][0-9]{2}|30[0-7]|-(?:[4-9]|[1-9][0-9]|[12][0-9]{2}|30[0-9]|31[0-9]|32[0-4])))";

    /** Zero has no sign, and an exponent only where it is above zero or below -6. */
    static final String DECIMAL = "0(?:\\.0{1,6})?|0E(?:\\+[1-9][0-9]{0,4}|-(?:[7-9]|[1-9][0-9]{1,4}))"
            + "|-?(?:0\\.0{0,5}[1-9][0-9]{0,93}|[1-9][0-9]{0,99}(?:\\.[0-9]{1,99})?"
            + "|[1-9](?:\\.[0-9]{1,99})?E(?:\\+[1-9][0-9]{0,4}|-(?:[7-9]|[1-9][0-9]{1,4})))";

    private KeyPatterns() {}

    /** Hours, minutes and seconds of one sign, those that there are. */
    private static String duration(String sign) {
        String below60 = "(?:[1-9]|[1-5][0-9])";
        String fraction = "\\.[0-9]{0,8}[1-9]";
        String minutes = sign + below60 + "M";
        String seconds = sign + "(?:" + below60 + "(?:" + fraction + ")?|0" + fraction + ")S";
        return sign + "[1-9][0-9]{0,11}H(?:" + minutes + ")?(?:" + seconds + ")?|" + minutes + "(?:" + seconds + ")?|"
                + seconds;
    }
}
