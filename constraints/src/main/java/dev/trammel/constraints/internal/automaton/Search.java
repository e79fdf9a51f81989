package dev.trammel.constraints.internal.automaton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shortest ways to acceptance in a graph that is made as it is visited: A* with unit steps, remembering what it learns.
 *
 * <p>Complexity: where the lower bound is exact, linear in the length of the way; at worst all that is reachable.
 */
final class Search {
    /** No way leads to acceptance. */
    static final int NEVER = Integer.MAX_VALUE;

    private final Graph graph;
    private final Map<Integer, Integer> known = new HashMap<>();
    private final Meter meter;

    /** States and steps, dead ends among them. */
    interface Graph {
        /** The state after a byte, or {@link Dfa#DEAD} if there is none. */
        int rawStep(int state, int b);

        /** Whether a state accepts. */
        boolean accepts(int state);

        /** At most the number of bytes to acceptance. */
        int lowerBound(int state);
    }

    private record Entry(int state, int depth) {}

    Search(Graph graph, Meter meter) {
        this.graph = graph;
        this.meter = meter;
    }

    /** Bytes to acceptance, or {@link #NEVER}. */
    int shortest(int state) {
        Integer length = known.get(state);
        return length != null ? length : search(state);
    }

    private int search(int first) {
        Map<Integer, Integer> parent = new HashMap<>();
        Map<Integer, Integer> depth = new HashMap<>();
        List<List<Entry>> buckets = new ArrayList<>();
        depth.put(first, 0);
        put(buckets, graph.lowerBound(first), new Entry(first, 0));
        for (int estimate = 0; estimate < buckets.size(); estimate++) {
            List<Entry> bucket = buckets.get(estimate);
            while (!bucket.isEmpty()) {
                Entry entry = bucket.remove(bucket.size() - 1);
                int state = entry.state;
                if (depth.getOrDefault(state, NEVER) < entry.depth || isNever(state)) {
                    continue;
                }
                if (graph.accepts(state)) {
                    return remember(state, parent);
                }
                meter.count(1);
                for (int b = 0; b < 256; b++) {
                    int next = graph.rawStep(state, b);
                    if (next != Dfa.DEAD && depth.getOrDefault(next, NEVER) > entry.depth + 1) {
                        depth.put(next, entry.depth + 1);
                        parent.put(next, state);
                        int bound = entry.depth + 1 + graph.lowerBound(next);
                        put(buckets, Math.max(estimate, bound), new Entry(next, entry.depth + 1));
                    }
                }
            }
        }
        for (int state : depth.keySet()) {
            known.put(state, NEVER);
        }
        return NEVER;
    }

    private boolean isNever(int state) {
        Integer rest = known.get(state);
        return rest != null && rest == NEVER;
    }

    private static void put(List<List<Entry>> buckets, int estimate, Entry entry) {
        while (buckets.size() <= estimate) {
            buckets.add(new ArrayList<>());
        }
        buckets.get(estimate).add(entry);
    }

    private int remember(int end, Map<Integer, Integer> parent) {
        int rest = 0;
        known.put(end, rest);
        for (Integer state = parent.get(end); state != null; state = parent.get(state)) {
            known.put(state, ++rest);
        }
        return rest;
    }
}
