package dev.trammel.constraints.internal.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accepts what all of some automata accept and none of some others does: side by side, one tuple of states at a time as
 * they are visited. Confined to one thread at a time.
 */
public final class ProductDfa extends SearchedDfa {
    private static final int UNKNOWN = -2;

    /** Up to so many automata side by side, steps of each are not worth counting. */
    private static final int FEW = 8;

    private final Dfa[] all;
    /** How many of them must accept; the others must not. */
    private final int accepting;

    private final Map<Tuple, Integer> index = new HashMap<>();
    private final List<Tuple> tuples = new ArrayList<>();
    private final Meter meter;
    private final int start;
    private final int lowestByte;
    private final int highestByte;

    private static final class Tuple {
        final int[] states;
        final int hash;
        int[] next = {};

        Tuple(int[] states) {
            this.states = states;
            hash = Arrays.hashCode(states);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tuple that && Arrays.equals(states, that.states);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * Combines automata.
     *
     * @param with at least one
     * @param meter counts each tuple made
     */
    public ProductDfa(List<Dfa> with, List<Dfa> without, Meter meter) {
        super(meter);
        all = new Dfa[with.size() + without.size()];
        accepting = with.size();
        int lowest = 0;
        int highest = 255;
        for (int i = 0; i < all.length; i++) {
            all[i] = i < accepting ? with.get(i) : without.get(i - accepting);
            lowest = i < accepting ? Math.max(lowest, all[i].lowestByte()) : lowest;
            highest = i < accepting ? Math.min(highest, all[i].highestByte()) : highest;
        }
        lowestByte = lowest;
        highestByte = highest;
        this.meter = meter;
        int[] states = new int[all.length];
        boolean dead = false;
        for (int i = 0; i < all.length; i++) {
            states[i] = all[i].start();
            dead |= i < accepting && states[i] == DEAD;
        }
        start = dead ? DEAD : live(intern(states));
    }

    /** The same as one automaton if there is only one. */
    public static Dfa of(List<Dfa> with, List<Dfa> without, Meter meter) {
        return with.size() == 1 && without.isEmpty() ? with.get(0) : new ProductDfa(with, without, meter);
    }

    @Override
    public int lowestByte() {
        return lowestByte;
    }

    @Override
    public int highestByte() {
        return highestByte;
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int step(int state, int b) {
        return live(rawStep(state, b));
    }

    @Override
    public void fillRow(int state, int[] row) {
        int[] states = tuples.get(state).states;
        int[][] rows = new int[all.length][256];
        for (int i = 0; i < all.length; i++) {
            if (states[i] != DEAD) {
                all[i].fillRow(states[i], rows[i]);
            } else {
                Arrays.fill(rows[i], DEAD);
            }
        }
        for (int b = 0; b < row.length; b++) {
            boolean same = b > 0;
            for (int i = 0; i < all.length && same; i++) { // neighbours mostly lead to the same
                same = rows[i][b] == rows[i][b - 1];
            }
            boolean within = b > lowestByte && b <= highestByte;
            row[b] = same && within ? row[b - 1] : step(state, b);
        }
    }

    @Override
    public int afterCodePoint(int state) {
        int[] states = tuples.get(state).states;
        int[] next = new int[states.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = states[i] == DEAD ? DEAD : all[i].afterCodePoint(states[i]);
            if (next[i] == MANY_STATES || (next[i] == DEAD && i < accepting)) {
                return next[i];
            }
        }
        return live(intern(next));
    }

    private int live(int state) {
        return state == DEAD || search.shortest(state) == Search.NEVER ? DEAD : state;
    }

    @Override
    public int rawStep(int state, int b) {
        if (b < lowestByte || b > highestByte) {
            return DEAD;
        }
        Tuple tuple = tuples.get(state);
        int next = tuple.next[b - lowestByte];
        if (next == UNKNOWN) {
            next = compute(tuple.states, b);
            tuple.next[b - lowestByte] = next;
        }
        return next;
    }

    private int compute(int[] states, int b) {
        meter.count(all.length > FEW ? all.length : 0);
        int[] next = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            next[i] = states[i] == DEAD ? DEAD : all[i].step(states[i], b);
            if (i < accepting && next[i] == DEAD) {
                return DEAD;
            }
        }
        return intern(next);
    }

    private int intern(int[] states) {
        Tuple tuple = new Tuple(states);
        Integer known = index.putIfAbsent(tuple, tuples.size());
        if (known != null) {
            return known;
        }
        int width = Math.max(1, highestByte - lowestByte + 1);
        meter.count(width);
        tuple.next = new int[width];
        Arrays.fill(tuple.next, UNKNOWN);
        tuples.add(tuple);
        return tuples.size() - 1;
    }

    @Override
    public boolean accepts(int state) {
        int[] states = tuples.get(state).states;
        for (int i = 0; i < all.length; i++) {
            boolean accepts = states[i] != DEAD && all[i].accepts(states[i]);
            if (accepts != i < accepting) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int lowerBound(int state) {
        int[] states = tuples.get(state).states;
        int most = 0;
        for (int i = 0; i < accepting; i++) {
            most = Math.max(most, all[i].shortest(states[i]));
        }
        return most;
    }

    @Override
    public int shortestChars(int state) {
        int[] states = tuples.get(state).states;
        int most = 0;
        for (int i = 0; i < accepting; i++) {
            most = Math.max(most, all[i].shortestChars(states[i]));
        }
        return most;
    }

    @Override
    public boolean isUniversal(int state) {
        int[] states = tuples.get(state).states;
        for (int i = 0; i < all.length; i++) {
            boolean universal = i < accepting ? all[i].isUniversal(states[i]) : states[i] == DEAD;
            if (!universal) {
                return false;
            }
        }
        return true;
    }

    /** One alone may not accept everything, and texts that must not be are too few to block the way. */
    @Override
    public boolean takesAnyText(int state) {
        int[] states = tuples.get(state).states;
        boolean narrowed = false;
        for (int i = 0; i < all.length; i++) {
            if (i >= accepting) {
                if (states[i] != DEAD && !all[i].isFinite()) {
                    return false;
                }
            } else if (!all[i].isUniversal(states[i])) {
                if (narrowed || !all[i].takesAnyText(states[i])) {
                    return false;
                }
                narrowed = true;
            }
        }
        return true;
    }
}
