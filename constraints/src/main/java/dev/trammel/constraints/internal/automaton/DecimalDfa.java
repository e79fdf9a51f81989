package dev.trammel.constraints.internal.automaton;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Accepts plain decimal numerals (a sign, an integer without leading zeros, a fraction) whose value lies between two
 * bounds, exactly.
 *
 * <p>A state knows the sign, how many digits were read, and how they compare with the same digits of each bound: digits
 * of the integer part count because a longer numeral is larger. Nothing is stored but what is learnt about ways to
 * acceptance. Confined to one thread at a time.
 */
public final class DecimalDfa extends SearchedDfa {
    private static final int BEFORE = 0;
    private static final int AFTER_SIGN = 1;
    private static final int ZERO = 2;
    private static final int INTEGER = 3;
    private static final int POINT = 4;
    private static final int FRACTION = 5;
    private static final int PHASES = 6;

    private static final int LESS = 0;
    private static final int EQUAL = 1;
    private static final int GREATER = 2;

    private final Side positive;
    private final Side negative;
    private final boolean fractions;
    private final boolean negativeZero;
    private final int most;

    /** Bounds of the magnitude on one side of zero. */
    private record Side(@Nullable Bound low, @Nullable Bound high, boolean possible) {}

    /** The digits of a magnitude, without leading zeros before or trailing zeros after the point. */
    private record Bound(String integer, String fraction, boolean inclusive) {
        static Bound of(BigDecimal value, boolean inclusive) {
            String plain = value.stripTrailingZeros().toPlainString();
            int point = plain.indexOf('.');
            String integer = point < 0 ? plain : plain.substring(0, point);
            return new Bound(
                    integer.equals("0") ? "" : integer, point < 0 ? "" : plain.substring(point + 1), inclusive);
        }
    }

    /**
     * Bounds the value.
     *
     * @param low the lower bound; null for none
     * @param lowInclusive whether the lower bound itself is accepted
     * @param high the upper bound; null for none
     * @param highInclusive whether the upper bound itself is accepted
     * @param fractions whether there may be a fraction part
     * @param negativeZero whether {@code -0} is a way to write zero
     * @param meter counts searches for a way out
     */
    public DecimalDfa(
            @Nullable BigDecimal low,
            boolean lowInclusive,
            @Nullable BigDecimal high,
            boolean highInclusive,
            boolean fractions,
            boolean negativeZero,
            Meter meter) {
        super(meter);
        this.fractions = fractions;
        this.negativeZero = negativeZero;
        boolean zeroFits = (low == null || low.signum() < 0 || (low.signum() == 0 && lowInclusive))
                && (high == null || high.signum() > 0 || (high.signum() == 0 && highInclusive));
        positive = side(low, lowInclusive, high, highInclusive, zeroFits);
        negative = side(
                high == null ? null : high.negate(),
                highInclusive,
                low == null ? null : low.negate(),
                lowInclusive,
                zeroFits && negativeZero);
        int digits = 1;
        for (Side side : new Side[] {positive, negative}) {
            for (Bound bound : new @Nullable Bound[] {side.low, side.high}) {
                if (bound != null) {
                    digits = Math.max(digits, 1 + Math.max(bound.integer.length(), bound.fraction.length()));
                }
            }
        }
        most = digits;
    }

    private static Side side(
            @Nullable BigDecimal low,
            boolean lowInclusive,
            @Nullable BigDecimal high,
            boolean highInclusive,
            boolean zeroFits) {
        boolean possible = high == null || high.signum() > 0 || zeroFits;
        boolean lowMatters = low != null && (low.signum() > 0 || (low.signum() == 0 && !lowInclusive));
        return new Side(
                low != null && lowMatters ? Bound.of(low, lowInclusive) : null,
                high == null || high.signum() < 0 ? null : Bound.of(high, highInclusive),
                possible);
    }

    @Override
    public int lowestByte() {
        return '-';
    }

    @Override
    public int highestByte() {
        return '9';
    }

    @Override
    public int start() {
        int start = state(BEFORE, 0, 0, EQUAL, EQUAL);
        return shortest(start) == Search.NEVER ? DEAD : start;
    }

    private int state(int phase, int sign, int count, int low, int high) {
        return (((Math.min(count, most) * 3 + low) * 3 + high) * 2 + sign) * PHASES + phase;
    }

    @Override
    public int step(int state, int b) {
        int next = rawStep(state, b);
        return next == DEAD || shortest(next) == Search.NEVER ? DEAD : next;
    }

    @Override
    public int rawStep(int state, int b) {
        int phase = state % PHASES;
        int sign = state / PHASES % 2;
        int high = state / PHASES / 2 % 3;
        int low = state / PHASES / 6 % 3;
        int count = state / PHASES / 18;
        Side side = sign == 0 ? positive : negative;
        if (b == '-') {
            return phase == BEFORE && negative.possible ? state(AFTER_SIGN, 1, 0, EQUAL, EQUAL) : DEAD;
        }
        if (b == '.') {
            return fractions && (phase == ZERO || phase == INTEGER)
                    ? state(POINT, sign, 0, total(side.low, count, low), total(side.high, count, high))
                    : DEAD;
        }
        if (b < '0' || b > '9' || phase == ZERO || !side.possible) {
            return DEAD;
        }
        if (phase == BEFORE || phase == AFTER_SIGN) {
            if (b == '0') {
                return state(ZERO, sign, 0, EQUAL, EQUAL);
            }
            return state(INTEGER, sign, 1, compare(side.low, 0, low, b, true), compare(side.high, 0, high, b, true));
        }
        boolean integer = phase == INTEGER;
        return state(
                integer ? INTEGER : FRACTION,
                sign,
                count + 1,
                compare(side.low, count, low, b, integer),
                compare(side.high, count, high, b, integer));
    }

    /** How the digits read so far and one more compare with as many of a bound; digits it does not have are zeros. */
    private static int compare(@Nullable Bound bound, int index, int soFar, int digit, boolean integer) {
        if (bound == null || soFar != EQUAL) {
            return soFar;
        }
        String digits = integer ? bound.integer : bound.fraction;
        int other = index < digits.length() ? digits.charAt(index) : '0';
        return digit < other ? LESS : digit > other ? GREATER : EQUAL;
    }

    /** How an integer part of so many digits compares with that of a bound. */
    private static int total(@Nullable Bound bound, int count, int prefix) {
        if (bound == null) {
            return EQUAL;
        }
        int length = bound.integer.length();
        return count < length ? LESS : count > length ? GREATER : prefix;
    }

    @Override
    public boolean accepts(int state) {
        int phase = state % PHASES;
        if (phase == BEFORE || phase == AFTER_SIGN || phase == POINT) {
            return false;
        }
        int sign = state / PHASES % 2;
        if (phase == ZERO && sign == 1 && !negativeZero) {
            return false;
        }
        int count = state / PHASES / 18;
        Side side = sign == 0 ? positive : negative;
        int low = value(side.low, phase, count, state / PHASES / 6 % 3);
        int high = value(side.high, phase, count, state / PHASES / 2 % 3);
        return side.possible
                && (side.low == null || low == GREATER || (low == EQUAL && side.low.inclusive))
                && (side.high == null || high == LESS || (high == EQUAL && side.high.inclusive));
    }

    /** How the numeral, if it ended here, compares with a bound. */
    private static int value(@Nullable Bound bound, int phase, int count, int compared) {
        if (bound == null) {
            return EQUAL;
        }
        int soFar = phase == FRACTION ? compared : total(bound, count, compared);
        int fractionRead = phase == FRACTION ? count : 0;
        if (soFar == EQUAL && hasMore(bound.fraction, fractionRead)) {
            return LESS;
        }
        return soFar;
    }

    private static boolean hasMore(String fraction, int read) {
        return fraction.length() > read;
    }

    @Override
    public int lowerBound(int state) {
        return accepts(state) ? 0 : 1;
    }
}
