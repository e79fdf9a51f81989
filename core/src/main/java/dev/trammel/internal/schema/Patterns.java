package dev.trammel.internal.schema;

import java.util.ArrayList;
import java.util.List;

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
    private static final String N = "-?[0-9]{1,9}";

    static final String DATE = "(?:[0-9]{4}-(?:" + MONTH_DAY_31 + "|" + MONTH_DAY_30 + "|02-(?:0[1-9]|1[0-9]|2[0-8]))|"
            + LEAP_YEAR + "-02-29)";
    static final String YEAR_MONTH = "[0-9]{4}-(?:0[1-9]|1[0-2])";
    static final String MONTH_DAY = "--(?:" + MONTH_DAY_31 + "|" + MONTH_DAY_30 + "|02-(?:0[1-9]|[12][0-9]))";
    static final String TIME = HOUR_MINUTE + "(?:" + SECOND + ")?";
    static final String TIME_WITH_SECONDS = HOUR_MINUTE + SECOND;

    /** Up to 18 hours, as far as Java goes. */
    static final String OFFSET = "(?:Z|\\+(?:0[0-9]|1[0-7]):[0-5][0-9]|-(?:0[1-9]|1[0-7]):[0-5][0-9])";

    private static final String DURATION_SECONDS = N + "(?:\\.[0-9]{1,9})?S";
    private static final String DURATION_TIME = "(?:-?[0-9]{1,11}H(?:" + N + "M)?(?:" + DURATION_SECONDS + ")?|" + N
            + "M(?:" + DURATION_SECONDS + ")?|" + DURATION_SECONDS + ")";

    /** More hours than that only beside what makes no further ones, so that Java's own text is one of these. */
    private static final String DURATION_HOURS =
            "-?[1-9][0-9]{11}H(?:-?[0-5]?[0-9]M)?(?:-?[0-5]?[0-9](?:\\.[0-9]{1,9})?S)?";

    /** Days and less; years and months have no fixed length. */
    static final String DURATION =
            "P(?:-?[0-9]{1,6}D(?:T" + DURATION_TIME + ")?|T" + DURATION_TIME + "|T" + DURATION_HOURS + ")";

    /** Days and more. */
    static final String PERIOD = "P(?:" + N + "Y(?:" + N + "M)?(?:" + N + "D)?|" + N + "M(?:" + N + "D)?|" + N + "D)";

    static final String BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?";
    static final String LOCALE = "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?";

    /** The same as keys, where Java writes another sign, and scripts in a way that Jackson doesn't read. */
    static final String LOCALE_KEY = "[a-z]{2,3}(?:_(?:[A-Z]{2}|[0-9]{3}))?";

    private static final String POINT = "-?(?:(?:0|[1-9][0-9]{0,6})\\.[0-9]{1,17}|[1-9]\\.[0-9]{1,17}E";

    /** As Java writes them. */
    static final String FLOAT_KEY = POINT + "(?:-?(?:[1-9]|[12][0-9]|3[0-7])|-3[89]|-4[0-5]))";

    static final String DOUBLE_KEY = POINT + "(?:-?(?:[1-9][0-9]?|[12][0-9]{2}|30[0-7])|-3(?:0[89]|1[0-9]|2[0-4])))";

    static final String DECIMAL_KEY = "-?(?:0|[1-9][0-9]{0,99})(?:\\.[0-9]{1,99})?(?:E[+-][1-9][0-9]{0,4})?";

    /** A host, and a port of which Java makes a number. */
    static final String URL = "^https?://(?:[^/?#@]*@)?[^:/?#@\\[\\]]+(?::[0-9]{1,5})?(?:[/?#]|$)";

    private static final String REST = "(?:%[89AB][0-9A-F])";

    /** A file from the root on, as Java writes paths: what is no plain character in the bytes of UTF-8. */
    static final String FILE_URI = "file:///(?:[A-Za-z0-9._~/!$&'()*+,;=@-]|%[2-7][0-9A-F]|%C[2-9A-F]" + REST
            + "|%D[0-9A-F]" + REST + "|%E[0-9A-F]" + REST + "{2}|%F[0-4]" + REST + "{3})*";

    /** Names of files without a scheme, as no text but these is read as itself. */
    static final String FILE = "[^:\\u0000-\\u0020](?:[^:\\u0000-\\u001f]{0,4094}[^:\\u0000-\\u0020])?";

    /** One character of Java: what has a code point of its own in 16 bits. */
    static final String CHAR = "[\\u0000-\\uffff]";

    private Patterns() {}

    /** Base64 of as many bytes, in groups of three and what is left over. */
    static String base64(int least, int most) {
        List<String> ways = new ArrayList<>();
        List<String> rests = List.of("", "[A-Za-z0-9+/][AQgw]==", "[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=");
        for (int rest = 0; rest < 3 && rest <= most; rest++) {
            int fewest = Math.max(0, (least - rest + 2) / 3);
            int greatest = (most - rest) / 3;
            if (fewest <= greatest) {
                String limit = most == Integer.MAX_VALUE ? "" : String.valueOf(greatest);
                ways.add("(?:[A-Za-z0-9+/]{4}){" + fewest + "," + limit + "}" + rests.get(rest));
            }
        }
        if (ways.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected bounds with something between them, found " + least + " and " + most + " bytes");
        }
        return String.join("|", ways);
    }
}
