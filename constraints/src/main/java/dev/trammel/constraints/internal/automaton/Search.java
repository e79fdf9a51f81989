package dev.trammel.constraints.internal.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shortest ways to acceptance in a graph that is made as it is visited: A* with unit steps, remembering what it learns.
 *
 * <p>Complexity: where the lower bound is exact, linear in the way up to where it joins one that is known; at worst all
 * that is reachable.
 */
public final class Search {
    /** No way leads to acceptance. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** The most states whose ways are looked at in one search. */
    private static final int MOST_STATES = 50_000;

    /** A bound that says that there is no way. */
    private static final int TOO_FAR = Integer.MAX_VALUE / 8;

    private static final int UNKNOWN = -2;
    private static final int NOWHERE = -1;

    private final Graph graph;
    private final IntMap known = new IntMap(UNKNOWN);
    private final Meter meter;

    /** States and steps, dead ends among them. */
    public interface Graph {
        /** No byte below this one leads on. */
        int lowestByte();

        /** No byte above this one leads on. */
        int highestByte();

        /** The state after a byte, or {@link Dfa#DEAD} if there is none. */
        int rawStep(int state, int b);

        /**
         * The states after all bytes from the lowest to the highest.
         *
         * @param row filled there
         */
        default void fillRawRow(int state, int[] row) {
            for (int b = lowestByte(); b <= highestByte(); b++) {
                row[b] = rawStep(state, b);
            }
        }

        /** Whether a state accepts. */
        boolean accepts(int state);

        /** At most the number of bytes to acceptance. */
        int lowerBound(int state);

        /** Whether the lower bound is the number of bytes to acceptance for sure, so that no way need be followed. */
        default boolean isExact(int state) {
            return accepts(state);
        }
    }

    /** A place among those reached, at the depth that it had. */
    private record Entry(int place, int depth) {}

    /** The states that one search has reached, each at a place. */
    private static final class Reached {
        private final IntMap places = new IntMap(NOWHERE);
        private int[] states = new int[16];
        private int[] depths = new int[16];
        private int[] parents = new int[16];
        private int size;

        /** Notes a way to a state; -1 if one as short is known. */
        int place(int state, int depth, int parent) {
            int place = places.get(state);
            if (place == NOWHERE) {
                place = add(state);
            } else if (depths[place] <= depth) {
                return NOWHERE;
            }
            depths[place] = depth;
            parents[place] = parent;
            return place;
        }

        private int add(int state) {
            if (size == states.length) {
                states = Arrays.copyOf(states, 2 * size);
                depths = Arrays.copyOf(depths, 2 * size);
                parents = Arrays.copyOf(parents, 2 * size);
            }
            places.put(state, size);
            states[size] = state;
            return size++;
        }
    }

    /** Knows nothing. */
    public Search(Graph graph, Meter meter) {
        this.graph = graph;
        this.meter = meter;
    }

    /** Bytes to acceptance, or {@link #NEVER}. */
    public int shortest(int state) {
        int length = known.get(state);
        return length != UNKNOWN ? length : search(state);
    }

    /** The first byte of a shortest text to acceptance, or {@link Dfa#NO_BYTE} if that is empty. */
    int bestByte(int state) {
        int rest = shortest(state) - 1;
        if (rest < 0) {
            return Dfa.NO_BYTE;
        }
        for (int b = graph.lowestByte(); b <= graph.highestByte(); b++) {
            int next = graph.rawStep(state, b);
            if (next != Dfa.DEAD && graph.lowerBound(next) <= rest && shortest(next) == rest) {
                return b;
            }
        }
        throw new AssertionError("no shortest way on from state " + state + " of " + graph);
    }

    private int search(int first) {
        Reached reached = new Reached();
        List<List<Entry>> buckets = new ArrayList<>();
        int least = graph.lowerBound(first);
        int begin = reached.place(first, 0, NOWHERE);
        if (least < TOO_FAR) {
            put(buckets, 0, new Entry(begin, 0));
        }
        int looked = 0;
        int[] row = new int[256];
        for (int more = 0; more < buckets.size(); more++) {
            List<Entry> bucket = buckets.get(more);
            while (!bucket.isEmpty()) {
                Entry entry = bucket.remove(bucket.size() - 1);
                int state = reached.states[entry.place];
                if (reached.depths[entry.place] < entry.depth || isNever(state)) {
                    continue;
                }
                if (isKnown(state)) {
                    return remember(entry.place, reached);
                }
                meter.count(meter.isCompiling() ? 1 + graph.highestByte() - graph.lowestByte() : 1);
                meter.check(++looked, MOST_STATES, "states in a search for a way out");
                int last = Dfa.DEAD;
                graph.fillRawRow(state, row);
                for (int b = graph.lowestByte(); b <= graph.highestByte(); b++) {
                    int next = row[b];
                    if (next == last || next == Dfa.DEAD) { // neighbours mostly lead to the same
                        continue;
                    }
                    last = next;
                    int place = reached.place(next, entry.depth + 1, entry.place);
                    int rest = place == NOWHERE ? TOO_FAR : atLeast(next);
                    if (rest < TOO_FAR) {
                        int bound = Math.max(more, entry.depth + 1 + rest - least);
                        put(buckets, bound, new Entry(place, entry.depth + 1));
                    }
                }
            }
        }
        for (int i = 0; i < reached.size; i++) {
            known.put(reached.states[i], NEVER);
        }
        return NEVER;
    }

    private boolean isNever(int state) {
        return known.get(state) == NEVER;
    }

    /** Whether {@link #atLeast} is exact. */
    private boolean isKnown(int state) {
        return known.get(state) >= 0 || graph.isExact(state);
    }

    private int atLeast(int state) {
        int length = known.get(state);
        return length == UNKNOWN ? graph.lowerBound(state) : length;
    }

    /** Puts an entry to those whose ways are so much longer than the least. */
    private static void put(List<List<Entry>> buckets, int more, Entry entry) {
        while (buckets.size() <= more) {
            buckets.add(new ArrayList<>());
        }
        buckets.get(more).add(entry);
    }

    private int remember(int end, Reached reached) {
        int rest = atLeast(reached.states[end]) - 1;
        for (int place = end; place != NOWHERE; place = reached.parents[place]) {
            known.put(reached.states[place], ++rest);
        }
        return rest;
    }
}
