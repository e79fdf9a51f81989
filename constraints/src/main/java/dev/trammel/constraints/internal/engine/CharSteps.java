package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.vocabulary.ByteSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where characters lead from the states of the content of a string, by their first bytes. A first byte is <em>full</em>
 * if every character that begins with it leads on. Confined to one thread at a time.
 */
final class CharSteps {
    private static final int[] NOWHERE = {};

    /** Odd, so that no two keys become one; else those of states at some distance would collide. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** The place within a character after each byte that begins one, or {@link Dfa#DEAD}. */
    private static final int[] LEADS = leads();

    /** All is forgotten beyond so many states. */
    private static final int MOST_NODES = 1 << 14;

    /** More states than valid UTF-8 has. */
    private static final int MOST_UTF8 = 64;

    private final JsonStringDfa dfa;
    private final @Nullable CharSteps common;
    private final Map<Integer, Node> nodes = new HashMap<>();
    private final Map<Long, int[]> ends = new HashMap<>();

    /**
     * Starts with nothing known.
     *
     * @param common of {@link JsonStringDfa#common}
     */
    CharSteps(JsonStringDfa dfa, @Nullable CharSteps common) {
        this.dfa = dfa;
        this.common = common;
    }

    /** A state between two characters. */
    static final class Node {
        final int state;
        /** The full first bytes. */
        final ByteSet full = new ByteSet();
        /** The first bytes with which some character leads on. */
        final ByteSet some = new ByteSet();
        /** The states that full first bytes lead to. */
        int[] targets = NOWHERE;
        /** By which of them, for each target. */
        ByteSet[] leading = {};

        Node(int state) {
            this.state = state;
        }

        @Override
        public int hashCode() {
            return state * 0x9E3779B9;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    /** The targets of one state, as they are found. */
    private static final class Targets {
        int[] states = new int[4];
        ByteSet[] leading = new ByteSet[4];
        int size;
        private int last;

        void add(int target, int b) {
            if (size == 0 || states[last] != target) {
                last = find(target);
            }
            leading[last].add(b);
        }

        private int find(int target) {
            for (int i = 0; i < size; i++) {
                if (states[i] == target) {
                    return i;
                }
            }
            if (size == states.length) {
                states = Arrays.copyOf(states, 2 * size);
                leading = Arrays.copyOf(leading, 2 * size);
            }
            states[size] = target;
            leading[size] = new ByteSet();
            return size++;
        }
    }

    private static int[] leads() {
        int[] leads = new int[256];
        for (int b = 0; b < leads.length; b++) {
            leads[b] = LengthDfa.ANY_TEXT.step(LengthDfa.ANY_TEXT.start(), b);
        }
        return leads;
    }

    Node of(int state) {
        if (common != null && dfa.isCommon(state)) {
            return common.of(state);
        }
        Integer key = state * (int) SPREAD;
        Node known = nodes.get(key);
        if (known == null) {
            if (nodes.size() == MOST_NODES) {
                nodes.clear();
                ends.clear();
            }
            known = make(state);
            nodes.put(key, known);
        }
        return known;
    }

    private Node make(int state) {
        Node node = new Node(state);
        int[] row = dfa.row(state);
        Targets targets = new Targets();
        for (int b = 0x20; b < 0x80; b++) {
            if (row[b] >= 0 && b != '"' && b != '\\') {
                node.some.add(b);
                targets.add(row[b], b);
            }
        }
        node.full.addAll(node.some);
        int[] after = NOWHERE;
        int before = Dfa.DEAD;
        for (int b = 0xC0; b < 256; b++) {
            if (row[b] < 0 || LEADS[b] == Dfa.DEAD) {
                continue;
            }
            node.some.add(b);
            if (before == Dfa.DEAD || row[b] != row[before] || LEADS[b] != LEADS[before]) {
                after = ends(row[b], LEADS[b]);
                before = b;
            }
            for (int target : after) {
                node.full.add(b);
                targets.add(target, b);
            }
        }
        node.targets = Arrays.copyOf(targets.states, targets.size);
        node.leading = Arrays.copyOf(targets.leading, targets.size);
        return node;
    }

    /** The states after the rest of a character; none if some rest leads nowhere. */
    private int[] ends(int state, int utf8) {
        int after = dfa.inner().afterCodePoint(state);
        if (after != Dfa.MANY_STATES) {
            return after == Dfa.DEAD ? NOWHERE : new int[] {after};
        }
        long key = ((long) state * MOST_UTF8 + utf8) * SPREAD;
        int[] known = ends.get(key);
        if (known == null) {
            known = findEnds(state, utf8);
            ends.put(key, known);
        }
        return known;
    }

    private int[] findEnds(int state, int utf8) {
        int[] row = dfa.row(state);
        int[] found = NOWHERE;
        int lastState = Dfa.DEAD;
        int lastUtf8 = Dfa.DEAD;
        for (int b = 0x80; b < 0xC0; b++) {
            int next = LengthDfa.ANY_TEXT.step(utf8, b);
            if (next == Dfa.DEAD || (row[b] == lastState && next == lastUtf8)) {
                continue;
            }
            lastState = row[b];
            lastUtf8 = next;
            if (lastState < 0) {
                return NOWHERE;
            }
            int[] after = next == LengthDfa.ANY_TEXT.start() ? new int[] {lastState} : ends(lastState, next);
            if (after.length == 0) {
                return NOWHERE;
            }
            found = union(found, after);
        }
        return found;
    }

    private static int[] union(int[] left, int[] right) {
        int[] both = Arrays.copyOf(left, left.length + right.length);
        int size = left.length;
        for (int one : right) {
            boolean known = false;
            for (int i = 0; i < left.length && !known; i++) {
                known = left[i] == one;
            }
            if (!known) {
                both[size++] = one;
            }
        }
        return Arrays.copyOf(both, size);
    }
}
