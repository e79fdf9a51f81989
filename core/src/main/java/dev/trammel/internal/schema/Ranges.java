package dev.trammel.internal.schema;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Whole numbers in decimal, as regular expressions. */
final class Ranges {
    private Ranges() {}

    /** The numbers of a range that has 0 inside, without leading zeros. */
    static String between(BigInteger least, BigInteger greatest) {
        return "0|" + upTo(greatest) + "|-" + upTo(least.negate());
    }

    /** The numbers from 1 to another one. */
    private static String upTo(BigInteger greatest) {
        String digits = greatest.toString();
        List<String> ways = new ArrayList<>();
        if (digits.length() > 1) {
            ways.add("[1-9][0-9]{0," + (digits.length() - 2) + "}");
        }
        for (int i = 0; i < digits.length(); i++) {
            char least = i == 0 ? '1' : '0';
            if (digits.charAt(i) > least) {
                int rest = digits.length() - i - 1;
                ways.add(digits.substring(0, i) + "[" + least + "-" + (char) (digits.charAt(i) - 1) + "]"
                        + (rest == 0 ? "" : "[0-9]{" + rest + "}"));
            }
        }
        ways.add(digits);
        return "(?:" + String.join("|", ways) + ")";
    }
}
