package dev.trammel.constraints.internal.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an automaton over code points byte by byte. Confined to one thread at a time.
 *
 * <p>A state stands between two code points, or within one: as far as its class, and so the next state, is known
 * already, or as far as the code points that it may still become.
 */
public final class Utf8Dfa extends Dfa {
    private static final int UNKNOWN = -2;

    /** Columns of a state within a code point: the 64 continuation bytes, and all others. */
    private static final int OTHERS = 64;

    private static final byte[] CONTINUATIONS = new byte[256];

    static {
        Arrays.fill(CONTINUATIONS, (byte) OTHERS);
        for (int b = 0x80; b < 0xC0; b++) {
            CONTINUATIONS[b] = (byte) (b - 0x80);
        }
    }

    private final CharAutomaton chars;
    private final Alphabet alphabet;
    private final Meter meter;
    private final List<Place> places = new ArrayList<>();
    private final Map<Place, Integer> index = new HashMap<>();
    /** The state between code points for each state of the automaton, or {@link #UNKNOWN}. */
    private int[] between = new int[16];

    private int[][] rows = new int[16][];
    private byte[][] columns = new byte[16][];

    /**
     * Where a state stands.
     *
     * @param state of the automaton: before the code point if {@code low} is not negative, else after it
     * @param within a state of {@link Utf8States}
     * @param low the least code point that it may become, or -1 if that does not matter any more
     * @param high the greatest
     */
    private record Place(int state, int within, int low, int high) {
        // Written out: those of records go through method handles, which the JIT inlines at each look-up.
        @Override
        public boolean equals(Object other) {
            return other instanceof Place that
                    && state == that.state
                    && within == that.within
                    && low == that.low
                    && high == that.high;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * state + within) + low) + high;
        }
    }

    /**
     * Reads an automaton.
     *
     * @param meter counts each state made
     */
    public Utf8Dfa(CharAutomaton chars, Alphabet alphabet, Meter meter) {
        this.chars = chars;
        this.alphabet = alphabet;
        this.meter = meter;
        Arrays.fill(between, UNKNOWN);
    }

    @Override
    public int start() {
        return between(chars.start());
    }

    private int between(int state) {
        if (state == DEAD) {
            return DEAD;
        }
        if (state >= between.length) {
            int known = between.length;
            between = Arrays.copyOf(between, Math.max(2 * known, state + 1));
            Arrays.fill(between, known, between.length, UNKNOWN);
        }
        if (between[state] == UNKNOWN) {
            between[state] = add(new Place(state, 0, -1, -1), alphabet.columnCount(), alphabet.columns());
        }
        return between[state];
    }

    private int within(Place place) {
        Integer known = index.get(place);
        if (known == null) {
            known = add(place, OTHERS + 1, CONTINUATIONS);
            rows[known][OTHERS] = DEAD;
            index.put(place, known);
        }
        return known;
    }

    private int add(Place place, int width, byte[] columnOf) {
        meter.count(1);
        int id = places.size();
        places.add(place);
        if (id == rows.length) {
            rows = Arrays.copyOf(rows, 2 * id);
            columns = Arrays.copyOf(columns, 2 * id);
        }
        rows[id] = new int[width];
        Arrays.fill(rows[id], UNKNOWN);
        columns[id] = columnOf;
        return id;
    }

    @Override
    public int step(int state, int b) {
        int[] row = rows[state];
        int column = columns[state][b] & 0xFF;
        int next = row[column];
        if (next == UNKNOWN) {
            next = compute(places.get(state), b);
            row[column] = next;
        }
        return next;
    }

    @Override
    public void fillRow(int state, int[] row) {
        byte[] columnOf = columns[state];
        int[] known = rows[state];
        for (int b = 0; b < row.length; b++) {
            int next = known[columnOf[b] & 0xFF];
            row[b] = next == UNKNOWN ? step(state, b) : next;
        }
    }

    @Override
    public int afterCodePoint(int state) {
        Place place = places.get(state);
        return place.within > 0 && place.low < 0 ? between(place.state) : MANY_STATES;
    }

    private int compute(Place place, int b) {
        int within = Utf8States.step(place.within, b);
        if (within == DEAD) {
            return DEAD;
        }
        if (place.within > 0 && place.low < 0) {
            return within == 0 ? between(place.state) : within(new Place(place.state, within, -1, -1));
        }
        int missing = Utf8States.missing(within);
        if (place.within == 0) {
            return within == 0
                    ? between(chars.step(place.state, alphabet.classOf(b)))
                    : resolve(
                            place.state, within, Alphabet.leastOfLead(b, missing), Alphabet.greatestOfLead(b, missing));
        }
        int bits = 6 * missing;
        int low = (place.high >> (bits + 6) << (bits + 6)) | ((b & 0x3F) << bits);
        return resolve(place.state, within, low, low | ((1 << bits) - 1));
    }

    /** A place within a code point that is one of some, or behind it. */
    private int resolve(int state, int within, int low, int high) {
        int next = UNKNOWN;
        for (int i = alphabet.interval(low); alphabet.firstOfInterval(i) <= high; i++) {
            int charClass = alphabet.classOfInterval(i);
            if (charClass != Alphabet.NONE) {
                int target = chars.step(state, charClass);
                if (next != UNKNOWN && next != target) {
                    return within(new Place(state, within, low, high));
                }
                next = target;
            }
        }
        if (next < 0) {
            return DEAD;
        }
        return within == 0 ? between(next) : within(new Place(next, within, -1, -1));
    }

    @Override
    public boolean accepts(int state) {
        Place place = places.get(state);
        return place.within == 0 && chars.accepts(place.state);
    }

    @Override
    public int shortest(int state) {
        Place place = places.get(state);
        return Utf8States.missing(place.within) + least(place, true);
    }

    @Override
    public boolean countsCharsExactly() {
        return true;
    }

    @Override
    public int mostShortestChars() {
        return chars.mostShortestChars();
    }

    @Override
    public int shortestChars(int state) {
        return least(places.get(state), false);
    }

    private int least(Place place, boolean bytes) {
        if (place.low < 0) {
            return bytes ? chars.shortest(place.state) : chars.shortestChars(place.state);
        }
        int least = Integer.MAX_VALUE;
        for (int i = alphabet.interval(place.low); alphabet.firstOfInterval(i) <= place.high; i++) {
            int charClass = alphabet.classOfInterval(i);
            int next = charClass == Alphabet.NONE ? DEAD : chars.step(place.state, charClass);
            if (next != DEAD) {
                least = Math.min(least, bytes ? chars.shortest(next) : chars.shortestChars(next));
            }
        }
        return least;
    }

    @Override
    public int bestByte(int state) {
        int rest = shortest(state) - 1;
        if (rest < 0) {
            return NO_BYTE;
        }
        if (places.get(state).within > 0) {
            return super.bestByte(state);
        }
        for (int column = 0; column < alphabet.columnCount(); column++) {
            int b = alphabet.byteOfColumn(column);
            int next = step(state, b);
            if (next != DEAD && shortest(next) == rest) {
                return b;
            }
        }
        throw new AssertionError("no shortest way on from state " + state);
    }

    @Override
    public boolean shortestIsPlain(int state) {
        Place place = places.get(state);
        return place.low < 0 && chars.shortestIsPlain(place.state);
    }

    @Override
    public int onlyByte(int state) {
        Place place = places.get(state);
        if (place.within > 0) {
            return place.low < 0 ? MANY_BYTES : super.onlyByte(state);
        }
        int only = NO_BYTE;
        for (int column = 0; column < alphabet.columnCount(); column++) {
            int b = alphabet.byteOfColumn(column);
            if (step(state, b) != DEAD) {
                if (only != NO_BYTE || alphabet.widthOfColumn(column) > 1) {
                    return MANY_BYTES;
                }
                only = b;
            }
        }
        return only;
    }

    @Override
    public boolean isUniversal(int state) {
        Place place = places.get(state);
        return place.within == 0 && chars.isUniversal(place.state);
    }

    @Override
    public boolean takesAnyText(int state) {
        Place place = places.get(state);
        return place.within == 0 && chars.takesAnyText(place.state);
    }

    @Override
    public int splitState(int state, int longest) {
        Place place = places.get(state);
        if (place.low >= 0) {
            return state;
        }
        int far = chars.far(place.state, longest);
        return far == place.state
                ? state
                : place.within == 0 ? between(far) : within(new Place(far, place.within, -1, -1));
    }
}
