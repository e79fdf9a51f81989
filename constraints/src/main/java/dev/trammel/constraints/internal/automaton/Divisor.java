package dev.trammel.constraints.internal.automaton;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number of which others are multiples: {@code whole} tens to the minus {@code scale}.
 *
 * @param whole above 0
 * @param coprime what is left of it without factors 2 and 5
 */
record Divisor(BigInteger whole, int scale, BigInteger coprime) {
    /** Not divisible, whatever zeros are appended. */
    static final int NEVER = -1;

    private static final int MOST_BITS = 128;
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    static Divisor of(BigDecimal number) {
        int scale = Math.max(0, number.stripTrailingZeros().scale());
        BigInteger whole = number.movePointRight(scale).toBigIntegerExact();
        BigInteger coprime = whole.shiftRight(whole.getLowestSetBit());
        while (coprime.mod(FIVE).signum() == 0) {
            coprime = coprime.divide(FIVE);
        }
        return new Divisor(whole, scale, coprime);
    }

    /** Whether a number is short enough for the exponents of its multiples to be worked out at each digit. */
    static boolean isShort(BigDecimal number) {
        return Math.abs((long) number.precision()) + Math.abs((long) number.scale()) <= MOST_BITS / 4;
    }

    /** How many zeros must be appended to a whole number with a remainder for it to be divisible; or {@link #NEVER}. */
    int zeros(BigInteger remainder) {
        if (remainder.mod(coprime).signum() != 0) {
            return NEVER;
        }
        BigInteger rest = remainder;
        int zeros = 0;
        for (; rest.signum() != 0; zeros++) {
            rest = rest.multiply(BigInteger.TEN).mod(whole);
        }
        return zeros;
    }

    /** How many digits must be appended at least, behind some zeros, before more zeros make it divisible. */
    int digits(BigInteger remainder, int zeros) {
        BigInteger shifted = remainder.multiply(BigInteger.TEN.pow(zeros));
        BigInteger power = BigInteger.ONE;
        for (int count = 0; ; count++) {
            if (shifted.multiply(power).negate().mod(coprime).compareTo(power) < 0) {
                return count;
            }
            power = power.multiply(BigInteger.TEN);
        }
    }

    /** The remainder behind so many zeros and one more digit. */
    BigInteger append(BigInteger remainder, int zeros, int digit) {
        return remainder
                .multiply(BigInteger.TEN.pow(zeros + 1))
                .add(BigInteger.valueOf(digit))
                .mod(whole);
    }
}
