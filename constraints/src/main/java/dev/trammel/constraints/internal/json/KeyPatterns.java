package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of some patterns a key matches: their automata side by side, over valid UTF-8, as a table. Keys that match the
 * same patterns are of one <em>kind</em>; kinds are numbered from 0. Immutable.
 */
public final class KeyPatterns {
    /** No patterns: all keys are of one kind. */
    public static final KeyPatterns NONE =
            new KeyPatterns(List.of(), new Meter("states", Long.MAX_VALUE, "keys without patterns"));

    static final int UNREACHABLE = Integer.MAX_VALUE / 4;

    private final int[][] rows;
    private final int[] kindOf;
    private final long[] matched;
    private final int[][] distance;

    /**
     * Explores all reachable states. Complexity: linear in the product of the automata.
     *
     * @param patterns at most 62 automata over decoded UTF-8
     * @param meter counts states
     */
    public KeyPatterns(List<Dfa> patterns, Meter meter) {
        Map<List<Integer>, Integer> index = new HashMap<>();
        List<List<Integer>> states = new ArrayList<>();
        List<int[]> table = new ArrayList<>();
        List<Integer> start = new ArrayList<>();
        start.add(LengthDfa.ANY_TEXT.start());
        patterns.forEach(pattern -> start.add(pattern.start()));
        index.put(start, 0);
        states.add(start);
        for (int i = 0; i < states.size(); i++) {
            meter.count(64L * (1 + patterns.size()));
            table.add(row(states.get(i), patterns, index, states));
        }
        rows = table.toArray(new int[0][]);
        Map<Long, Integer> kinds = new HashMap<>();
        kindOf = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            boolean whole = LengthDfa.ANY_TEXT.accepts(states.get(i).get(0));
            kindOf[i] = whole ? kinds.computeIfAbsent(mask(states.get(i), patterns), mask -> kinds.size()) : Dfa.DEAD;
        }
        matched = new long[kinds.size()];
        kinds.forEach((mask, kind) -> matched[kind] = mask);
        distance = new int[matched.length][];
        for (int kind = 0; kind < matched.length; kind++) {
            distance[kind] = distances(kind);
        }
    }

    private static int[] row(
            List<Integer> state, List<Dfa> patterns, Map<List<Integer>, Integer> index, List<List<Integer>> states) {
        int[] row = new int[256];
        for (int b = 0; b < 256; b++) {
            int text = LengthDfa.ANY_TEXT.step(state.get(0), b);
            if (text == Dfa.DEAD) {
                row[b] = Dfa.DEAD;
                continue;
            }
            List<Integer> next = new ArrayList<>(state.size());
            next.add(text);
            for (int i = 0; i < patterns.size(); i++) {
                int at = state.get(i + 1);
                next.add(at == Dfa.DEAD ? Dfa.DEAD : patterns.get(i).step(at, b));
            }
            Integer known = index.putIfAbsent(next, states.size());
            row[b] = known == null ? states.size() : known;
            if (known == null) {
                states.add(next);
            }
        }
        return row;
    }

    private static long mask(List<Integer> state, List<Dfa> patterns) {
        long mask = 0;
        for (int i = 0; i < patterns.size(); i++) {
            int at = state.get(i + 1);
            mask |= at != Dfa.DEAD && patterns.get(i).accepts(at) ? 1L << i : 0;
        }
        return mask;
    }

    /** Bytes from each state to a key of a kind: rounds until nothing gets shorter. */
    private int[] distances(int kind) {
        int[] least = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            least[i] = kindOf[i] == kind ? 0 : UNREACHABLE;
        }
        int[][] targets = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            targets[i] =
                    Arrays.stream(rows[i]).filter(next -> next >= 0).distinct().toArray();
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = rows.length - 1; i >= 0; i--) {
                for (int next : targets[i]) {
                    if (least[next] + 1 < least[i]) {
                        least[i] = least[next] + 1;
                        changed = true;
                    }
                }
            }
        }
        return least;
    }

    /** How many kinds of keys there are. */
    public int kinds() {
        return matched.length;
    }

    /** Which patterns the keys of a kind match, as bits by their index. */
    public long matched(int kind) {
        return matched[kind];
    }

    /**
     * Whether some beginning of a key of a kind can become finitely many such keys only. Complexity: linear in the
     * steps for each step to the end of such a beginning.
     */
    boolean runsOut(int kind) {
        if (this == NONE) {
            return false;
        }
        boolean[] finite = new boolean[rows.length];
        boolean any = false;
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = rows.length - 1; i >= 0; i--) {
                if (!finite[i] && distance[kind][i] < UNREACHABLE && endsSoon(i, kind, finite)) {
                    finite[i] = true;
                    changed = true;
                    any = true;
                }
            }
        }
        return any;
    }

    private boolean endsSoon(int state, int kind, boolean[] finite) {
        for (int next : rows[state]) {
            if (next >= 0 && !finite[next] && distance[kind][next] < UNREACHABLE) {
                return false;
            }
        }
        return true;
    }

    int states() {
        return rows.length;
    }

    int start() {
        return 0;
    }

    int step(int state, int b) {
        return rows[state][b];
    }

    /** The kind of the key that led to a state, or {@link Dfa#DEAD} within a character. */
    int kind(int state) {
        return kindOf[state];
    }

    /** Bytes from a state to the end of a key of a kind, or {@link #UNREACHABLE}. */
    int distance(int kind, int state) {
        return distance[kind][state];
    }

    /** The length of a shortest key of a kind. */
    int shortest(int kind) {
        return distance[kind][0];
    }
}
