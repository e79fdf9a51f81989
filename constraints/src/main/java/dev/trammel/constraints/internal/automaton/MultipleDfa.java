package dev.trammel.constraints.internal.automaton;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accepts decimal numerals whose value is a multiple of a number, by the remainder of the digits read so far. It takes
 * any number of leading zeros; whoever minds intersects it. Confined to one thread at a time.
 */
public final class MultipleDfa extends Dfa {
    private static final int MOST_DIGITS = 200;

    /** Steps of work that one stands for, with the masks at each of its remainders. */
    private static final int WORK = 50_000;

    private final BigInteger divisor;
    private final int scale;
    /** Bits of a divisor that a step of work stands for. */
    private static final int BITS_A_STEP = 64;

    private final boolean moreZeros;
    private final Map<Place, Integer> index = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final Meter meter;

    private enum Phase {
        BEFORE,
        AFTER_SIGN,
        INTEGER,
        POINT,
        FRACTION
    }

    /**
     * What was read.
     *
     * @param remainder of the digits without the point
     * @param digits of the fraction, as many as the divisor has
     */
    private record Place(Phase phase, BigInteger remainder, int digits) {}

    /**
     * Multiples of a number.
     *
     * @param number above 0
     * @param moreZeros whether a fraction may have more digits than the number, all of them zeros
     * @param meter counts states
     * @throws dev.trammel.constraints.LimitException if it has so many digits that remainders are slow
     */
    public MultipleDfa(BigDecimal number, boolean moreZeros, Meter meter) {
        this.moreZeros = moreZeros;
        scale = Math.max(0, number.stripTrailingZeros().scale());
        long digits = Math.max(number.precision(), (long) number.precision() - number.scale());
        meter.check(Math.max(digits, scale), MOST_DIGITS, "digits of a number that others are multiples of");
        divisor = number.movePointRight(scale).toBigIntegerExact();
        meter.count(WORK);
        this.meter = meter;
        intern(new Place(Phase.BEFORE, BigInteger.ZERO, 0));
    }

    private int intern(Place place) {
        Integer known = index.putIfAbsent(place, places.size());
        if (known != null) {
            return known;
        }
        meter.count(1);
        places.add(place);
        lengths.add(-1);
        return places.size() - 1;
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
        return 0;
    }

    @Override
    public int step(int state, int b) {
        Place place = places.get(state);
        if (b == '-') {
            return place.phase == Phase.BEFORE ? intern(new Place(Phase.AFTER_SIGN, BigInteger.ZERO, 0)) : DEAD;
        }
        if (b == '.') {
            boolean mayFollow = place.phase == Phase.INTEGER && (scale > 0 || moreZeros);
            return mayFollow ? live(new Place(Phase.POINT, place.remainder, 0)) : DEAD;
        }
        if (b < '0' || b > '9') {
            return DEAD;
        }
        boolean fraction = place.phase == Phase.POINT || place.phase == Phase.FRACTION;
        if (fraction && place.digits == scale) {
            return b == '0' && moreZeros ? live(new Place(Phase.FRACTION, place.remainder, scale)) : DEAD;
        }
        meter.count(divisor.bitLength() / BITS_A_STEP);
        BigInteger remainder = place.remainder
                .multiply(BigInteger.TEN)
                .add(BigInteger.valueOf(b - '0'))
                .mod(divisor);
        return fraction
                ? live(new Place(Phase.FRACTION, remainder, place.digits + 1))
                : intern(new Place(Phase.INTEGER, remainder, 0));
    }

    /** Within a fraction, the digits that are left must be able to make up for the remainder. */
    private int live(Place place) {
        return isLive(place) ? intern(place) : DEAD;
    }

    private boolean isLive(Place place) {
        return missing(place).compareTo(BigInteger.TEN.pow(scale - place.digits)) < 0;
    }

    /** What the digits that are left must come to. */
    private BigInteger missing(Place place) {
        return place.remainder
                .multiply(BigInteger.TEN.pow(scale - place.digits))
                .negate()
                .mod(divisor);
    }

    @Override
    public boolean accepts(int state) {
        Place place = places.get(state);
        return (place.phase == Phase.INTEGER || place.phase == Phase.FRACTION)
                && missing(place).signum() == 0;
    }

    /** As many digits as can make up for the remainder. */
    @Override
    public int shortest(int state) {
        int known = lengths.get(state);
        if (known < 0) {
            known = findShortest(places.get(state));
            lengths.set(state, known);
        }
        return known;
    }

    private int findShortest(Place place) {
        return switch (place.phase) {
            case BEFORE, AFTER_SIGN -> 1;
            case INTEGER ->
                Math.min(digits(place.remainder, 0, Integer.MAX_VALUE), 1 + fraction(place.remainder, 0, 1));
            case POINT -> fraction(place.remainder, 0, 1);
            case FRACTION -> fraction(place.remainder, place.digits, 0);
        };
    }

    private int fraction(BigInteger remainder, int read, int atLeast) {
        if (!isLive(new Place(Phase.FRACTION, remainder, read))) {
            return Search.NEVER / 2;
        }
        return read == scale ? atLeast : digits(remainder, atLeast, scale - read);
    }

    /**
     * How many digits make up for a remainder; those of the fraction that are not written are zeros.
     *
     * @param most of the fraction, or {@link Integer#MAX_VALUE} for digits of the integer
     */
    private int digits(BigInteger remainder, int atLeast, int most) {
        int low = atLeast;
        int high = Math.min(most, divisor.bitLength() + atLeast); // with so many digits it is always possible
        while (low < high) { // more digits can do what fewer can
            int middle = Math.min(low + (high - low) / 2, 2 * low + 1);
            if (suffice(middle, remainder, most)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean suffice(int count, BigInteger remainder, int most) {
        meter.count(1 + divisor.bitLength() / BITS_A_STEP);
        int unwritten = most == Integer.MAX_VALUE ? scale : most - count;
        BigInteger modulus = divisor.divide(divisor.gcd(BigInteger.TEN.pow(unwritten)));
        BigInteger power = BigInteger.TEN.pow(count);
        return remainder.multiply(power).negate().mod(modulus).compareTo(power) < 0;
    }
}
