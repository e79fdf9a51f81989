package dev.trammel.constraints.internal.automaton;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds automata that plainly have no text in common, by looking at a few pairs of their states. Remembers what it
 * finds; confined to one thread at a time.
 */
public final class Disjoint {
    /** Beyond this, the answer is no: texts that differ mostly do so soon. */
    private static final int MOST_PAIRS = 24;

    private final Map<Question, Boolean> known = new HashMap<>();
    private final Meter meter;

    private record Question(Dfa left, Dfa right, boolean negated) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Question that
                    && left == that.left
                    && right == that.right
                    && negated == that.negated;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(left) * 31 + System.identityHashCode(right);
        }
    }

    /** Knows nothing. */
    public Disjoint(Meter meter) {
        this.meter = meter;
    }

    /** Whether no text is accepted by both. */
    public boolean plainly(Dfa left, Dfa right) {
        return known.computeIfAbsent(new Question(left, right, false), this::search);
    }

    /** Whether every text that one accepts is accepted by another. */
    public boolean plainlyWithin(Dfa part, Dfa whole) {
        return known.computeIfAbsent(new Question(part, whole, true), this::search);
    }

    private boolean search(Question question) {
        Dfa left = question.left;
        Dfa right = question.right;
        if (left instanceof SearchedDfa || right instanceof SearchedDfa) { // each step of which may be a search
            return false;
        }
        Set<Long> seen = new HashSet<>();
        ArrayDeque<Long> open = new ArrayDeque<>();
        if (!add(question, left.start(), right.start(), seen, open)) {
            return false;
        }
        while (!open.isEmpty()) {
            long pair = open.remove();
            int state = (int) (pair >> 32);
            int other = (int) pair;
            meter.count(1L + left.highestByte() - left.lowestByte());
            for (int b = left.lowestByte(); b <= left.highestByte(); b++) {
                int next = left.step(state, b);
                int nextOther = next == Dfa.DEAD ? Dfa.DEAD : right.step(other, b);
                if (next != Dfa.DEAD && !add(question, next, nextOther, seen, open)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** False if that shows that there is such a text, or if there are too many pairs. */
    private static boolean add(Question question, int left, int right, Set<Long> seen, ArrayDeque<Long> open) {
        if (left == Dfa.DEAD) {
            return true;
        }
        if (right == Dfa.DEAD) {
            return !question.negated;
        }
        if (question.left.accepts(left) && question.right.accepts(right) != question.negated) {
            return false;
        }
        long pair = (long) left << 32 | right;
        if (seen.add(pair)) {
            open.add(pair);
        }
        return seen.size() <= MOST_PAIRS;
    }
}
