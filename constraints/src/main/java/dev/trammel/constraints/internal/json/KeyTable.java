package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The automata of some patterns side by side, as a table. Immutable. */
final class KeyTable extends KeyPatterns {
    /** No patterns: all keys are of one kind. */
    static final KeyPatterns NONE =
            Objects.requireNonNull(make(List.of(), new Meter("states", Long.MAX_VALUE, "keys without patterns")));

    /** A single pattern that needs more rows is read as keys come. */
    private static final int MOST_ROWS_OF_ONE = 400;

    /** Steps of work that a row of a table stands for, beside those of the automata: it takes memory. */
    private static final int WORK_OF_A_ROW = 300;

    private final int[][] rows;
    /** The distinct states that each leads to. */
    private final int[][] targets;
    /** Those from which it is reached. */
    private final int[][] sources;

    private final int[] kindOf;
    private final long[] matched;
    private final int[][] distance;

    /** The states of all automata at once, the first one that of valid UTF-8. */
    private static final class Tuple {
        final int[] states;

        Tuple(int[] states) {
            this.states = states;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tuple that && Arrays.equals(states, that.states);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(states);
        }
    }

    /**
     * Explores all reachable states. Complexity: linear in the product of the automata.
     *
     * @param patterns at most 62 automata over decoded UTF-8
     * @param meter counts states
     * @return null for a single pattern with many states
     */
    static @Nullable KeyTable make(List<Dfa> patterns, Meter meter) {
        Dfa[] automata = new Dfa[patterns.size() + 1];
        automata[0] = LengthDfa.ANY_TEXT;
        for (int i = 1; i < automata.length; i++) {
            automata[i] = patterns.get(i - 1);
        }
        KeySteps[] steps = Arrays.stream(automata).map(KeySteps::new).toArray(KeySteps[]::new);
        Map<Tuple, Integer> index = new HashMap<>();
        List<Tuple> states = new ArrayList<>();
        List<int[]> table = new ArrayList<>();
        List<int[]> leads = new ArrayList<>();
        Tuple start = new Tuple(Arrays.stream(automata).mapToInt(Dfa::start).toArray());
        index.put(start, 0);
        states.add(start);
        int most = patterns.size() == 1 ? MOST_ROWS_OF_ONE : Integer.MAX_VALUE;
        for (int i = 0; i < states.size(); i++) {
            if (states.size() > most) {
                return null;
            }
            meter.count(WORK_OF_A_ROW + 64L * automata.length);
            leads.add(targets(states.get(i), steps, index, states, table));
        }
        return new KeyTable(automata, states, table, leads);
    }

    private KeyTable(Dfa[] automata, List<Tuple> states, List<int[]> table, List<int[]> leads) {
        rows = table.toArray(new int[0][]);
        targets = leads.toArray(new int[0][]);
        sources = reversed(targets);
        Map<Long, Integer> kinds = new HashMap<>();
        kindOf = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            boolean whole = LengthDfa.ANY_TEXT.accepts(states.get(i).states[0]);
            kindOf[i] = whole ? kinds.computeIfAbsent(mask(states.get(i), automata), mask -> kinds.size()) : Dfa.DEAD;
        }
        matched = new long[kinds.size()];
        kinds.forEach((mask, kind) -> matched[kind] = mask);
        distance = new int[matched.length][];
        for (int kind = 0; kind < matched.length; kind++) {
            distance[kind] = distances(kind);
        }
    }

    /** Adds the row of a state; the distinct states that it leads to. */
    private static int[] targets(
            Tuple state, KeySteps[] steps, Map<Tuple, Integer> index, List<Tuple> states, List<int[]> table) {
        int[][] rows = new int[steps.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = steps[i].of(state.states[i]);
        }
        int[] row = new int[256];
        int lastIndex = -1;
        int[] next = new int[rows.length];
        Arrays.fill(next, Dfa.DEAD);
        int[] targets = new int[8];
        int size = 0;
        for (int b = 0; b < 256; b++) {
            if (rows[0][b] == Dfa.DEAD) {
                row[b] = Dfa.DEAD;
                continue;
            }
            boolean same = lastIndex >= 0; // neighbours mostly lead to the same
            for (int i = 0; i < next.length; i++) {
                same &= next[i] == rows[i][b];
                next[i] = rows[i][b];
            }
            if (same) {
                row[b] = lastIndex;
                continue;
            }
            Tuple tuple = new Tuple(next.clone());
            Integer known = index.putIfAbsent(tuple, states.size());
            lastIndex = known == null ? states.size() : known;
            row[b] = lastIndex;
            if (known == null) {
                states.add(tuple);
            }
            if (!contains(targets, size, lastIndex)) {
                targets = size == targets.length ? Arrays.copyOf(targets, 2 * size) : targets;
                targets[size++] = lastIndex;
            }
        }
        table.add(row);
        return Arrays.copyOf(targets, size);
    }

    private static boolean contains(int[] some, int size, int one) {
        for (int i = 0; i < size; i++) {
            if (some[i] == one) {
                return true;
            }
        }
        return false;
    }

    private static int[][] reversed(int[][] targets) {
        int[] sizes = new int[targets.length];
        for (int[] some : targets) {
            for (int next : some) {
                sizes[next]++;
            }
        }
        int[][] sources = new int[targets.length][];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = new int[sizes[i]];
        }
        for (int i = 0; i < targets.length; i++) {
            for (int next : targets[i]) {
                sources[next][--sizes[next]] = i;
            }
        }
        return sources;
    }

    private static long mask(Tuple state, Dfa[] automata) {
        long mask = 0;
        for (int i = 1; i < automata.length; i++) {
            int at = state.states[i];
            mask |= at != Dfa.DEAD && automata[i].accepts(at) ? 1L << (i - 1) : 0;
        }
        return mask;
    }

    /** Bytes from each state to a key of a kind. */
    private int[] distances(int kind) {
        int[] least = new int[rows.length];
        int[] queue = new int[rows.length];
        int size = 0;
        for (int i = 0; i < rows.length; i++) {
            least[i] = kindOf[i] == kind ? 0 : UNREACHABLE;
            if (least[i] == 0) {
                queue[size++] = i;
            }
        }
        for (int at = 0; at < size; at++) {
            for (int source : sources[queue[at]]) {
                if (least[source] == UNREACHABLE) {
                    least[source] = least[queue[at]] + 1;
                    queue[size++] = source;
                }
            }
        }
        return least;
    }

    @Override
    public int kinds() {
        return matched.length;
    }

    @Override
    public long matched(int kind) {
        return matched[kind];
    }

    @Override
    boolean runsOut(int kind) {
        if (this == NONE) {
            return false;
        }
        for (int i = 0; i < rows.length; i++) {
            if (distance[kind][i] < UNREACHABLE && isLast(i, kind)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no key of a kind goes on from a state. */
    private boolean isLast(int state, int kind) {
        for (int next : targets[state]) {
            if (distance[kind][next] < UNREACHABLE) {
                return false;
            }
        }
        return true;
    }

    @Override
    int start() {
        return 0;
    }

    @Override
    int step(int state, int b) {
        return rows[state][b];
    }

    @Override
    int kind(int state) {
        return kindOf[state];
    }

    @Override
    int distance(int kind, int state) {
        return distance[kind][state];
    }
}
