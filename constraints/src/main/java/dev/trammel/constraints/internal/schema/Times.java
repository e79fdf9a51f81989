package dev.trammel.constraints.internal.schema;

/** Dates, times and durations of RFC 3339 as regular expressions. */
final class Times {
    /** A day of the Gregorian calendar. */
    static final String DATE = "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
            + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
            + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";

    private static final String CLOCK = "T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)";

    /** A duration of appendix A. */
    static final String DURATION = "P(?:[0-9]+W|(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)(?:"
            + CLOCK + ")?|" + CLOCK + ")";

    private static final String FRACTION = "(?:\\.[0-9]+)?";
    private static final int HOURS = 24;

    private Times() {}

    /** A time of day with its offset. */
    static String time() {
        StringBuilder regex = new StringBuilder("(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]" + FRACTION
                + "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])|23:59:60" + FRACTION + "[Zz]");
        for (int hour = 0; hour < HOURS; hour++) {
            leap(regex, hour, 59, plus(hour + 1, 0) + "|" + minus(hour, 0));
            leap(regex, hour, 14, plus(hour, 15) + "|" + minus(hour, 45));
            leap(regex, hour, 29, plus(hour, 30) + "|" + minus(hour, 30));
            leap(regex, hour, 44, plus(hour, 45) + "|" + minus(hour, 15));
        }
        return regex.toString();
    }

    private static void leap(StringBuilder regex, int hour, int minute, String offsets) {
        regex.append('|')
                .append(clock(hour, minute))
                .append(":60")
                .append(FRACTION)
                .append("(?:")
                .append(offsets)
                .append(')');
    }

    private static String plus(int hour, int minute) {
        return "\\+" + clock(hour % HOURS, minute);
    }

    private static String minus(int localHour, int minute) {
        return "-" + clock(HOURS - 1 - localHour, minute);
    }

    private static String clock(int hour, int minute) {
        return "" + hour / 10 + hour % 10 + ":" + minute / 10 + minute % 10;
    }
}
