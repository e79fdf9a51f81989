package dev.trammel.constraints.internal.regex;

import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.internal.automaton.Dfa;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Shortest ways to acceptance where the expression alone does not tell, because something is asserted: A*, remembering
 * what it learns.
 *
 * <p>Complexity: at worst all states that can be reached.
 */
@SuppressWarnings("ReferenceEquality") // equal nodes are the same object
final class Ways {
    /** No way leads to acceptance. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final int UNKNOWN = -1;

    /** Work of one search, of which there are few: some tenths of a second. */
    private static final long MOST_WORK = 1_000_000;

    private final RegexAutomaton automaton;
    private final Nodes nodes;
    private final boolean inBytes;
    private int[] known = new int[16];

    private static final Comparator<Entry> ORDER =
            Comparator.comparingInt(Entry::estimate).thenComparingInt(entry -> -entry.length);

    private record Entry(int state, int length, int estimate) {}

    /** What leads to a state first, and how far it is from the beginning of the search. */
    private static final class Reached {
        int from = Dfa.DEAD;
        int step;
        int length = NEVER;
    }

    /** Measures in bytes, or in code points. */
    Ways(RegexAutomaton automaton, Nodes nodes, boolean inBytes) {
        this.automaton = automaton;
        this.nodes = nodes;
        this.inBytes = inBytes;
        Arrays.fill(known, UNKNOWN);
    }

    private int known(int state) {
        return state < known.length ? known[state] : UNKNOWN;
    }

    private void remember(int state, int length) {
        if (state >= known.length) {
            int size = known.length;
            known = Arrays.copyOf(known, Math.max(2 * size, state + 1));
            Arrays.fill(known, size, known.length, UNKNOWN);
        }
        known[state] = length;
    }

    /** The length of a shortest way, or {@link #NEVER}. */
    int shortest(int state) {
        int length = known(state);
        return length == UNKNOWN ? search(state) : length;
    }

    private int search(int first) {
        long before = nodes.used();
        Map<Integer, Reached> reached = new HashMap<>();
        PriorityQueue<Entry> open = new PriorityQueue<>(ORDER);
        reached.computeIfAbsent(first, state -> new Reached()).length = 0;
        open.add(new Entry(first, 0, bound(first)));
        for (Entry entry = open.poll(); entry != null; entry = open.poll()) {
            int state = entry.state;
            if (reached(reached, state).length < entry.length || known(state) == NEVER) {
                continue;
            }
            if (known(state) != UNKNOWN || automaton.accepts(state)) {
                return trace(first, state, reached);
            }
            nodes.count(8 + nodes.alphabet.size());
            if (nodes.used() - before > MOST_WORK) {
                throw new LimitException(
                        MOST_WORK + " steps in search of a text that all assertions allow", nodes.place);
            }
            for (int c = 0; c < nodes.alphabet.size(); c++) {
                int next = automaton.rawStep(state, c);
                if (next == Dfa.DEAD) {
                    continue;
                }
                int step = inBytes ? nodes.alphabet.leastBytes(c) : 1;
                int length = entry.length + step;
                Reached place = reached.computeIfAbsent(next, one -> new Reached());
                if (length < place.length) {
                    place.length = length;
                    place.from = state;
                    place.step = step;
                    open.add(new Entry(next, length, Math.max(entry.estimate, length + bound(next))));
                }
            }
        }
        for (int state : reached.keySet()) {
            remember(state, NEVER);
        }
        return NEVER;
    }

    private static Reached reached(Map<Integer, Reached> all, int state) {
        Reached one = all.get(state);
        if (one == null) {
            throw new AssertionError("state " + state + " was not reached");
        }
        return one;
    }

    /** What is known is the best bound. */
    private int bound(int state) {
        int length = known(state);
        return length == UNKNOWN || length == NEVER ? automaton.lowerBound(state, inBytes) : length;
    }

    private int trace(int first, int end, Map<Integer, Reached> reached) {
        int rest = known(end) == UNKNOWN ? 0 : known(end);
        remember(end, rest);
        for (int state = end; state != first; ) {
            Reached place = reached(reached, state);
            rest += place.step;
            state = place.from;
            remember(state, rest);
        }
        return rest;
    }
}
