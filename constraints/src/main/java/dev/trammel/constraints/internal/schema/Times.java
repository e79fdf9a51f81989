package dev.trammel.constraints.internal.schema;

import java.util.StringJoiner;

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
    private static final String ORDINARY_TIME =
            "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]" + FRACTION + "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";

    private static final int HOURS = 24;

    private Times() {}

    /** A time of day with its offset. */
    static String time() {
        return ORDINARY_TIME + "|" + leapOnTheDay() + "|" + leapOnTheNextDay();
    }

    /** A day and a time; leap seconds only at the end of June or December in UTC. */
    static String dateTime() {
        return DATE + "[Tt](?:" + ORDINARY_TIME + ")|[0-9]{4}-(?:(?:06-30|12-31)[Tt](?:" + leapOnTheDay()
                + ")|(?:07-01|01-01)[Tt](?:" + leapOnTheNextDay() + "))";
    }

    /** Leap seconds where it is no later than in UTC. */
    private static String leapOnTheDay() {
        StringJoiner regex = new StringJoiner("|");
        leap(regex, 23, 59, "[Zz]|\\+00:00");
        for (int hour = 0; hour < HOURS; hour++) {
            leap(regex, hour, 59, minus(hour, 0));
            leap(regex, hour, 14, minus(hour, 45));
            leap(regex, hour, 29, minus(hour, 30));
            leap(regex, hour, 44, minus(hour, 15));
        }
        return regex.toString();
    }

    /** Leap seconds where it is later than in UTC, and so another day. */
    private static String leapOnTheNextDay() {
        StringJoiner regex = new StringJoiner("|");
        for (int hour = 0; hour < HOURS; hour++) {
            if (hour + 1 < HOURS) {
                leap(regex, hour, 59, plus(hour + 1, 0));
            }
            leap(regex, hour, 14, plus(hour, 15));
            leap(regex, hour, 29, plus(hour, 30));
            leap(regex, hour, 44, plus(hour, 45));
        }
        return regex.toString();
    }

    private static void leap(StringJoiner regex, int hour, int minute, String offsets) {
        regex.add(clock(hour, minute) + ":60" + FRACTION + "(?:" + offsets + ")");
    }

    private static String plus(int hour, int minute) {
        return "\\+" + clock(hour, minute);
    }

    private static String minus(int localHour, int minute) {
        return "-" + clock(HOURS - 1 - localHour, minute);
    }

    private static String clock(int hour, int minute) {
        return "" + hour / 10 + hour % 10 + ":" + minute / 10 + minute % 10;
    }
}
