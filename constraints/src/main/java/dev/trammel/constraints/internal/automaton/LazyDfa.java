package dev.trammel.constraints.internal.automaton;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subset construction over an {@link Nfa}, one state and one byte class at a time, as they are visited. Confined to
 * one thread at a time.
 */
public final class LazyDfa extends Dfa {
    private static final int UNKNOWN = -2;

    private final @Nullable Nfa nfa;
    private final Map<Subset, Integer> index = new HashMap<>();
    private final List<Subset> subsets = new ArrayList<>();
    private final List<int[]> rows = new ArrayList<>();
    private final Meter meter;

    /** A set of NFA states, ascending. */
    private static final class Subset {
        final int[] states;
        final int shortest;
        final int hash;
        int onlyByte = Integer.MIN_VALUE;
        byte universal = -1;

        Subset(int[] states, int shortest) {
            this.states = states;
            this.shortest = shortest;
            hash = Arrays.hashCode(states);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Subset that && Arrays.equals(states, that.states);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * Determinizes a brics automaton over the chars 0 to 255.
     *
     * @param automaton may be changed
     * @param meter counts each state made
     */
    public LazyDfa(Automaton automaton, Meter meter) {
        this.meter = meter;
        nfa = Nfa.of(automaton);
        if (nfa != null) {
            intern(new int[] {nfa.start}, 1);
        }
    }

    @Override
    public int start() {
        return nfa == null ? DEAD : 0;
    }

    @Override
    public int step(int state, int b) {
        Nfa automaton = automaton();
        int byteClass = automaton.classOf[b] & 0xFF;
        int[] row = rows.get(state);
        int next = row[byteClass];
        if (next == UNKNOWN) {
            next = compute(subsets.get(state).states, b, automaton);
            row[byteClass] = next;
        }
        return next;
    }

    @Override
    public void fillRow(int state, int[] row) {
        Nfa automaton = automaton();
        for (int first : automaton.firstOfClass) {
            step(state, first);
        }
        int[] byClass = rows.get(state);
        for (int b = 0; b < 256; b++) {
            row[b] = byClass[automaton.classOf[b] & 0xFF];
        }
    }

    private int compute(int[] states, int b, Nfa automaton) {
        int[] targets = new int[8];
        int size = 0;
        for (int s : states) {
            for (int i = automaton.offset[s]; i < automaton.offset[s + 1]; i++) {
                if (automaton.low[i] <= b && b <= automaton.high[i]) {
                    if (size == targets.length) {
                        targets = Arrays.copyOf(targets, 2 * size);
                    }
                    targets[size++] = automaton.to[i];
                }
            }
        }
        return size == 0 ? DEAD : intern(targets, size);
    }

    private int intern(int[] targets, int size) {
        Arrays.sort(targets, 0, size);
        int distinct = 0;
        int shortest = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            if (distinct == 0 || targets[distinct - 1] != targets[i]) {
                targets[distinct++] = targets[i];
                shortest = Math.min(shortest, automaton().shortest[targets[i]]);
            }
        }
        Subset subset = new Subset(Arrays.copyOf(targets, distinct), shortest);
        Integer known = index.get(subset);
        if (known != null) {
            return known;
        }
        meter.count(1 + distinct / 8);
        int state = subsets.size();
        index.put(subset, state);
        subsets.add(subset);
        int[] row = new int[automaton().firstOfClass.length];
        Arrays.fill(row, UNKNOWN);
        rows.add(row);
        return state;
    }

    @Override
    public boolean accepts(int state) {
        return subsets.get(state).shortest == 0;
    }

    @Override
    public int shortest(int state) {
        return subsets.get(state).shortest;
    }

    @Override
    public boolean countsCharsExactly() {
        return true;
    }

    @Override
    public int mostShortestChars() {
        int most = 0;
        for (int chars : automaton().shortestChars) {
            most = chars == Integer.MAX_VALUE ? most : Math.max(most, chars);
        }
        return most;
    }

    @Override
    public int shortestChars(int state) {
        int least = Integer.MAX_VALUE;
        for (int s : subsets.get(state).states) {
            least = Math.min(least, automaton().shortestChars[s]);
        }
        return least;
    }

    @Override
    public int onlyByte(int state) {
        Subset subset = subsets.get(state);
        if (subset.onlyByte == Integer.MIN_VALUE) {
            subset.onlyByte = findOnlyByte(state);
        }
        return subset.onlyByte;
    }

    private int findOnlyByte(int state) {
        Nfa automaton = automaton();
        int only = NO_BYTE;
        for (int i = 0; i < automaton.firstOfClass.length; i++) {
            int first = automaton.firstOfClass[i];
            if (step(state, first) != DEAD) {
                int next = i + 1 < automaton.firstOfClass.length ? automaton.firstOfClass[i + 1] : 256;
                if (only != NO_BYTE || next - first > 1) {
                    return MANY_BYTES;
                }
                only = first;
            }
        }
        return only;
    }

    @Override
    public boolean isUniversal(int state) {
        Subset subset = subsets.get(state);
        if (subset.universal < 0) {
            subset.universal = (byte) (subset.shortest == 0 && Universality.holds(this, state) ? 1 : 0);
        }
        return subset.universal == 1;
    }

    private Nfa automaton() {
        if (nfa == null) {
            throw new AssertionError("no state of an empty automaton");
        }
        return nfa;
    }
}
