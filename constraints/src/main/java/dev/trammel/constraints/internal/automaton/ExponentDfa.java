package dev.trammel.constraints.internal.automaton;

import dev.trammel.constraints.internal.automaton.ExponentRules.Digits;
import dev.trammel.constraints.internal.automaton.ExponentRules.Phase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accepts plain numerals as another automaton does, and numerals with an exponent whose value lies between two bounds,
 * is a multiple of some numbers and of none of others, exactly.
 *
 * <p>A state knows the one of the plain numerals, if one is on the way, and what {@link ExponentRules} must know of the
 * digits. No exponent follows more than {@value ExponentRules#MOST_DIGITS} zeros in a row, integer digits or fraction
 * digits, as far as they must be counted; nor digits for which none is found soon. Confined to one thread at a time.
 */
public final class ExponentDfa extends Dfa {
    /** The most digits of an exponent. */
    public static final int MOST_EXPONENT_DIGITS = Exponent.MOST_DIGITS;

    /** Digits that are looked at in one search for some that an exponent may follow. */
    private static final int MOST_LOOKED_AT = 500;

    private static final String DIGITS = "0123456789.";

    private static final int UNKNOWN = -2;

    private final Dfa plain;
    private final ExponentRules rules;
    private final Map<Object, Integer> index = new HashMap<>();
    private final List<Object> states = new ArrayList<>();
    /** The steps that have been computed, by byte from {@code +}. */
    private final List<int[]> rows = new ArrayList<>();
    /** For digits that are not on the way to a plain numeral; null if no exponent is found. */
    private final Map<Digits, @Nullable Way> ways = new HashMap<>();

    private final Meter meter;

    /**
     * Digits that were read, up to an {@code e} or instead of it.
     *
     * @param plain the state of the automaton of plain numerals, or {@link #DEAD}
     * @param digits null if no exponent may follow any more
     */
    private record Numeral(int plain, @Nullable Digits digits) {}

    /**
     * From some digits to an exponent.
     *
     * @param first the first byte
     * @param length of the whole, with the exponent
     */
    private record Way(int first, int length) {}

    /** Digits that were reached in a search. */
    private static final class Reached {
        final Digits digits;
        final int depth;
        final int missing;
        final int b;
        final @Nullable Reached from;

        Reached(Digits digits, int depth, int missing, int b, @Nullable Reached from) {
            this.digits = digits;
            this.depth = depth;
            this.missing = missing;
            this.b = b;
            this.from = from;
        }

        int estimate() {
            return depth + missing;
        }
    }

    /**
     * Adds exponents to plain numerals.
     *
     * @param plain accepts the plain numerals that are meant
     * @param low the lower bound; null for none
     * @param high the upper bound; null for none
     * @param multiplesOf what all are multiples of, positive
     * @param notMultiplesOf what none is a multiple of, positive
     * @param meter counts states
     */
    public ExponentDfa(
            Dfa plain,
            @Nullable BigDecimal low,
            boolean lowInclusive,
            @Nullable BigDecimal high,
            boolean highInclusive,
            Collection<BigDecimal> multiplesOf,
            Collection<BigDecimal> notMultiplesOf,
            Meter meter) {
        this.plain = plain;
        this.meter = meter;
        rules = new ExponentRules(low, lowInclusive, high, highInclusive, multiplesOf, notMultiplesOf);
        intern(new Numeral(plain.start(), rules.none()));
    }

    /** Whether a number is short enough for exponents to be worked out at each digit. */
    public static boolean isShort(BigDecimal number) {
        return Divisor.isShort(number);
    }

    private int intern(Object state) {
        Integer known = index.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        meter.count(1);
        states.add(state);
        int[] row = new int['e' - '+' + 1];
        Arrays.fill(row, UNKNOWN);
        rows.add(row);
        return states.size() - 1;
    }

    @Override
    public int lowestByte() {
        return '+';
    }

    @Override
    public int highestByte() {
        return 'e';
    }

    @Override
    public int start() {
        return isLive((Numeral) states.get(0)) ? 0 : DEAD;
    }

    private boolean isLive(Numeral numeral) {
        return numeral.plain != DEAD || (numeral.digits != null && way(numeral.digits) != null);
    }

    @Override
    public int step(int state, int b) {
        if (b < '+' || b > 'e') {
            return DEAD;
        }
        int[] row = rows.get(state);
        int next = row[b - '+'];
        if (next == UNKNOWN) {
            next = compute(state, b);
            row[b - '+'] = next;
        }
        return next;
    }

    private int compute(int state, int b) {
        Object from = states.get(state);
        if (from instanceof Exponent exponent) {
            Exponent next = exponent.step(b);
            return next == null ? DEAD : intern(next);
        }
        Numeral numeral = (Numeral) from;
        if (b == 'e' || b == 'E') {
            Exponent next = numeral.digits == null ? null : rules.exponent(numeral.digits);
            return next == null ? DEAD : intern(next);
        }
        int nextPlain = numeral.plain == DEAD ? DEAD : plain.step(numeral.plain, b);
        Numeral next = new Numeral(nextPlain, numeral.digits == null ? null : rules.next(numeral.digits, b));
        return isLive(next) ? intern(next) : DEAD;
    }

    /** A way to an exponent; null if none is found. */
    private @Nullable Way way(Digits digits) {
        if (!ways.containsKey(digits)) {
            ways.put(digits, search(digits));
        }
        return ways.get(digits);
    }

    /** Those that need the fewest digits first. */
    private @Nullable Way search(Digits first) {
        Set<Digits> seen = new HashSet<>();
        PriorityQueue<Reached> open = new PriorityQueue<>(Comparator.comparingInt(Reached::estimate));
        add(open, seen, first, 0, 0, null);
        for (int looked = 0; !open.isEmpty() && looked < MOST_LOOKED_AT; looked++) {
            meter.count(DIGITS.length());
            Reached reached = open.remove();
            Exponent exponent = rules.exponent(reached.digits);
            if (exponent != null) {
                return remember(reached, 1 + exponent.shortest());
            }
            boolean point = reached.digits.phase() == Phase.ZERO;
            for (int i = point ? DIGITS.length() - 1 : 0; i < DIGITS.length(); i++) {
                Digits next = rules.next(reached.digits, DIGITS.charAt(i));
                boolean useful = next != null && (next.phase() != Phase.POINT || point);
                if (next != null && useful) {
                    add(open, seen, next, reached.depth + 1, DIGITS.charAt(i), reached);
                }
            }
        }
        return null;
    }

    private void add(
            PriorityQueue<Reached> open, Set<Digits> seen, Digits digits, int depth, int b, @Nullable Reached from) {
        int missing = rules.missing(digits);
        if (missing >= 0 && seen.add(digits.key())) {
            open.add(new Reached(digits, depth, missing, b, from));
        }
    }

    /** Each on the way has the rest as its own. */
    private Way remember(Reached end, int exponent) {
        Way way = new Way('e', exponent);
        ways.put(end.digits, way);
        Reached at = end;
        for (Reached from = end.from; from != null; from = from.from) {
            way = new Way(at.b, way.length + 1);
            ways.put(from.digits, way);
            at = from;
        }
        return way;
    }

    @Override
    public boolean accepts(int state) {
        Object at = states.get(state);
        return at instanceof Exponent exponent
                ? exponent.accepts()
                : ((Numeral) at).plain != DEAD && plain.accepts(((Numeral) at).plain);
    }

    /** A plain numeral wherever one is on the way, even if one with an exponent is shorter. */
    @Override
    public int shortest(int state) {
        Object at = states.get(state);
        if (at instanceof Exponent exponent) {
            return exponent.shortest();
        }
        Numeral numeral = (Numeral) at;
        return numeral.plain != DEAD ? plain.shortest(numeral.plain) : wayOf(numeral).length;
    }

    @Override
    public int bestByte(int state) {
        Object at = states.get(state);
        if (!(at instanceof Numeral numeral)) {
            return super.bestByte(state);
        }
        return numeral.plain != DEAD ? plain.bestByte(numeral.plain) : wayOf(numeral).first;
    }

    private Way wayOf(Numeral numeral) {
        Way way = numeral.digits == null ? null : way(numeral.digits);
        if (way == null) {
            throw new AssertionError("no way on from " + numeral);
        }
        return way;
    }
}
