package dev.trammel.constraints.internal.engine;

import java.math.BigDecimal;

/** JSON numbers, as text. */
final class Numerals {
    /** Longer ones are not written without exponent. */
    private static final int MOST_DIGITS = 400;

    private Numerals() {}

    /** Whether a text may be one that has begun, and is not empty. */
    static boolean isBegun(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789-+.eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether one that has begun is zero whatever follows: its exponent has begun. */
    static boolean isZero(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                return true;
            }
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return false;
    }

    /**
     * A part of a JSON text that begins outside strings, without blanks between its values and without the zeros at the
     * end of fractions.
     */
    static String withoutZeros(String text) {
        StringBuilder kept = new StringBuilder();
        boolean inString = false;
        boolean escaped = false;
        boolean inFraction = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (inFraction && !digit) {
                while (kept.charAt(kept.length() - 1) == '0') {
                    kept.setLength(kept.length() - 1);
                }
            }
            inFraction = !inString && (c == '.' || (inFraction && digit));
            if (c == '"' && !escaped) {
                inString = !inString;
            }
            escaped = inString && c == '\\' && !escaped;
            if (inString || " \n\t\r".indexOf(c) < 0) {
                kept.append(c);
            }
        }
        while (inFraction && kept.charAt(kept.length() - 1) == '0') {
            kept.setLength(kept.length() - 1);
        }
        return kept.toString();
    }

    /** A number without its exponent, unless that makes it very long; other texts as they are. */
    static String plain(String text) {
        if (text.indexOf('E') < 0 || !isBegun(text)) {
            return text;
        }
        BigDecimal value = new BigDecimal(text);
        return Math.abs((long) value.scale()) > MOST_DIGITS ? text : value.toPlainString();
    }
}
