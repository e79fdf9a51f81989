package dev.trammel.constraints.internal.automaton;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which exponents may follow the digits of a numeral, so that its value lies between two bounds, is a multiple of some
 * numbers and of none of others. Immutable.
 *
 * <p>It comes to an interval: where the first digit that is not zero must come to stand, how all compare with those of
 * a bound, and how many zeros make them divisible.
 */
final class ExponentRules {
    /** The most zeros in a row, digits of an integer or of a fraction that are counted, as far as they must be. */
    static final int MOST_DIGITS = 40;

    private final Side positive;
    private final Side negative;
    private final boolean zero;
    private final boolean bounded;
    private final int mostCompared;
    private final List<Divisor> divisors = new ArrayList<>();
    /** How many of the divisors must divide; the others must not. */
    private final int dividing;

    /** Where in a numeral. */
    enum Phase {
        BEFORE,
        AFTER_SIGN,
        ZERO,
        INTEGER,
        POINT,
        FRACTION
    }

    /** Bounds of the magnitude on one side of zero. */
    private record Side(@Nullable Bound low, @Nullable Bound high, boolean possible) {
        /**
         * The magnitudes between two bounds.
         *
         * @param least below which there are none but zero, which counts where there is an upper bound; null if unknown
         */
        static Side of(
                @Nullable BigDecimal low,
                boolean lowInclusive,
                @Nullable BigDecimal high,
                boolean highInclusive,
                @Nullable BigDecimal least) {
            boolean tighter = least != null && high != null && (low == null || low.compareTo(least) < 0);
            boolean possible = high == null || high.compareTo(least == null ? BigDecimal.ZERO : least) >= 0;
            return new Side(
                    tighter ? Bound.of(least, true) : Bound.of(low, lowInclusive),
                    Bound.of(high, highInclusive),
                    possible && (high == null || high.signum() > 0));
        }
    }

    /** The digits of a magnitude from the first to the last that is not zero, and the power of ten of the first. */
    private record Bound(String digits, int place, boolean inclusive) {
        static @Nullable Bound of(@Nullable BigDecimal value, boolean inclusive) {
            if (value == null || value.signum() <= 0) {
                return null;
            }
            BigDecimal stripped = value.stripTrailingZeros();
            String digits = stripped.unscaledValue().toString();
            return new Bound(digits, digits.length() - 1 - stripped.scale(), inclusive);
        }

        /** How digits that were equal so far compare after one more. */
        int compare(int soFar, int at, int digit) {
            return soFar != 0 ? soFar : Integer.compare(digit, at < digits.length() ? digits.charAt(at) : '0');
        }

        /** How so many digits and nothing but zeros behind them compare. */
        int compare(int soFar, int read) {
            return soFar == 0 && read < digits.length() ? -1 : soFar;
        }
    }

    /**
     * Digits that were read, up to an {@code e} or instead of it.
     *
     * @param place the power of ten of the first digit that is not zero
     * @param read how many digits there are from that one on
     * @param toLow how they compare with those of the lower bound of the magnitude
     * @param toHigh how they compare with those of the upper bound
     * @param position the power of ten of the last digit
     * @param zeros how many zeros there are behind the last digit that is not one
     * @param remainders by each divisor, of the digits up to that one as a whole number
     */
    record Digits(
            Phase phase,
            boolean negative,
            int place,
            int read,
            int toLow,
            int toHigh,
            int position,
            int zeros,
            List<BigInteger> remainders) {
        Digits at(Phase next) {
            return new Digits(next, negative, place, read, toLow, toHigh, position, zeros, remainders);
        }

        /** The same wherever the point is: digits with equal keys can be followed by the same. */
        Digits key() {
            return new Digits(
                    read == 0 || phase == Phase.POINT ? phase : Phase.FRACTION,
                    negative,
                    0,
                    read,
                    toLow,
                    toHigh,
                    read == 0 ? 0 : position - place,
                    zeros,
                    remainders);
        }
    }

    ExponentRules(
            @Nullable BigDecimal low,
            boolean lowInclusive,
            @Nullable BigDecimal high,
            boolean highInclusive,
            Collection<BigDecimal> multiplesOf,
            Collection<BigDecimal> notMultiplesOf) {
        zero = notMultiplesOf.isEmpty()
                && (low == null || low.signum() < (lowInclusive ? 1 : 0))
                && (high == null || high.signum() > (highInclusive ? -1 : 0));
        BigDecimal least = multiplesOf.stream().max(Comparator.naturalOrder()).orElse(null);
        positive = Side.of(low, lowInclusive, high, highInclusive, least);
        negative = Side.of(negated(high), highInclusive, negated(low), lowInclusive, least);
        multiplesOf.forEach(number -> divisors.add(Divisor.of(number)));
        dividing = divisors.size();
        notMultiplesOf.forEach(number -> divisors.add(Divisor.of(number)));
        int most = 0;
        for (Side side : List.of(positive, negative)) {
            for (Bound bound : new @Nullable Bound[] {side.low, side.high}) {
                most = bound == null ? most : Math.max(most, bound.digits.length() + 1);
            }
        }
        bounded = most > 0;
        mostCompared = Math.max(1, most);
    }

    private static @Nullable BigDecimal negated(@Nullable BigDecimal bound) {
        return bound == null ? null : bound.negate();
    }

    /** No digits yet. */
    Digits none() {
        List<BigInteger> remainders =
                divisors.stream().map(one -> BigInteger.ZERO).toList();
        return new Digits(Phase.BEFORE, false, 0, 0, 0, 0, 0, 0, remainders);
    }

    /** The digits after a sign, a point or another digit; null if it can't follow, or there are too many. */
    @Nullable
    Digits next(Digits digits, int b) {
        Phase phase = digits.phase;
        if (b == '-') {
            return phase == Phase.BEFORE
                    ? new Digits(Phase.AFTER_SIGN, true, 0, 0, 0, 0, 0, 0, digits.remainders)
                    : null;
        }
        if (b == '.') {
            return phase == Phase.ZERO || phase == Phase.INTEGER ? digits.at(Phase.POINT) : null;
        }
        if (b < '0' || b > '9' || phase == Phase.ZERO) {
            return null;
        }
        boolean integer = phase == Phase.BEFORE || phase == Phase.AFTER_SIGN || phase == Phase.INTEGER;
        if (b == '0' && (phase == Phase.BEFORE || phase == Phase.AFTER_SIGN)) {
            return digits.at(Phase.ZERO);
        }
        return append(digits, integer, b);
    }

    private @Nullable Digits append(Digits digits, boolean integer, int b) {
        Side side = digits.negative ? negative : positive;
        boolean first = digits.read == 0;
        boolean nothing = first && b == '0';
        boolean counts = first || !divisors.isEmpty();
        int position = integer || !counts ? 0 : digits.position - 1;
        int place = !bounded ? 0 : first ? position : integer ? digits.place + 1 : digits.place;
        int zeros = divisors.isEmpty() || b != '0' || nothing ? 0 : digits.zeros + 1;
        Phase phase = integer ? Phase.INTEGER : Phase.FRACTION;
        if (position < -MOST_DIGITS || place > MOST_DIGITS || zeros > MOST_DIGITS) {
            return null;
        }
        if (nothing) {
            return new Digits(phase, digits.negative, 0, 0, 0, 0, position, 0, digits.remainders);
        }
        List<BigInteger> remainders = digits.remainders;
        if (b != '0') {
            remainders = new ArrayList<>();
            for (int i = 0; i < divisors.size(); i++) {
                remainders.add(divisors.get(i).append(digits.remainders.get(i), digits.zeros, b - '0'));
            }
        }
        return new Digits(
                phase,
                digits.negative,
                place,
                Math.min(mostCompared, digits.read + 1),
                side.low == null ? 0 : side.low.compare(digits.toLow, digits.read, b),
                side.high == null ? 0 : side.high.compare(digits.toHigh, digits.read, b),
                counts && !divisors.isEmpty() ? position : 0,
                zeros,
                remainders);
    }

    /** The exponents that may follow; null if there are none. */
    @Nullable
    Exponent exponent(Digits digits) {
        if (digits.phase != Phase.ZERO && digits.phase != Phase.INTEGER && digits.phase != Phase.FRACTION) {
            return null;
        }
        if (digits.read == 0) {
            return zero ? Exponent.between(-Exponent.MOST, Exponent.MOST) : null;
        }
        Side side = digits.negative ? negative : positive;
        if (!side.possible) {
            return null;
        }
        long low = -Exponent.MOST;
        long high = Exponent.MOST;
        if (side.low != null) {
            int compared = side.low.compare(digits.toLow, digits.read);
            boolean enough = compared > 0 || (compared == 0 && side.low.inclusive);
            low = side.low.place - digits.place + (enough ? 0L : 1L);
        }
        if (side.high != null) {
            int compared = side.high.compare(digits.toHigh, digits.read);
            boolean few = compared < 0 || (compared == 0 && side.high.inclusive);
            high = side.high.place - digits.place - (few ? 0L : 1L);
        }
        int last = digits.position + digits.zeros;
        for (int i = 0; i < divisors.size(); i++) {
            int zeros = divisors.get(i).zeros(digits.remainders.get(i));
            if (i < dividing && zeros == Divisor.NEVER) {
                return null;
            }
            long needed = (long) zeros - last - divisors.get(i).scale();
            low = i < dividing ? Math.max(low, needed) : low;
            high = i < dividing || zeros == Divisor.NEVER ? high : Math.min(high, needed - 1);
        }
        return Exponent.between(low, high);
    }

    /**
     * At least how many digits must be appended before an exponent may follow; -1 if it is plain to see that none ever
     * may.
     */
    int missing(Digits digits) {
        Side side = digits.negative ? negative : positive;
        boolean possible = digits.phase == Phase.BEFORE ? positive.possible || negative.possible : side.possible;
        if (digits.read == 0) {
            return possible || zero ? 0 : -1;
        }
        long low = side.low == null ? -Exponent.MOST : side.low.place - digits.place + (digits.toLow < 0 ? 1L : 0L);
        long high = side.high == null ? Exponent.MOST : side.high.place - digits.place - (digits.toHigh > 0 ? 1L : 0L);
        int missing = 0;
        for (int i = 0; i < dividing; i++) {
            int more = divisors.get(i).digits(digits.remainders.get(i), digits.zeros);
            int last = digits.position + (more == 0 ? digits.zeros : -more);
            low = Math.max(low, -(long) divisors.get(i).scale() - last);
            missing = Math.max(missing, more);
        }
        return possible && Exponent.between(low, high) != null ? missing : -1;
    }
}
