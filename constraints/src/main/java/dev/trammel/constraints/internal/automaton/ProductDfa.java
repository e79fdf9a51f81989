package dev.trammel.constraints.internal.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two automata side by side, one pair of states at a time as they are visited. Confined to one thread at a time. */
public final class ProductDfa extends Dfa implements Search.Graph {
    private static final int UNKNOWN = -2;

    private final Dfa left;
    private final Dfa right;
    private final Mode mode;
    private final Map<Long, Integer> index = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final Search search;
    private final Meter meter;
    private final int start;

    /** Which texts of the two are accepted. */
    public enum Mode {
        /** Those of both. */
        AND,
        /** Those of the left that are not of the right. */
        AND_NOT,
        /** Those of either. */
        OR
    }

    private static final class Pair {
        final int left;
        final int right;
        final int[] next = new int[256];

        Pair(int left, int right) {
            this.left = left;
            this.right = right;
            Arrays.fill(next, UNKNOWN);
        }
    }

    /**
     * Combines two automata.
     *
     * @param meter counts each pair made
     */
    public ProductDfa(Dfa left, Dfa right, Mode mode, Meter meter) {
        this.left = left;
        this.right = right;
        this.mode = mode;
        this.meter = meter;
        search = new Search(this, meter);
        start = live(intern(left.start(), right.start()));
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int step(int state, int b) {
        return live(rawStep(state, b));
    }

    private int live(int state) {
        return state == DEAD || search.shortest(state) == Search.NEVER ? DEAD : state;
    }

    @Override
    public int rawStep(int state, int b) {
        Pair pair = pairs.get(state);
        int next = pair.next[b];
        if (next == UNKNOWN) {
            int nextLeft = pair.left == DEAD ? DEAD : left.step(pair.left, b);
            int nextRight = pair.right == DEAD ? DEAD : right.step(pair.right, b);
            next = intern(nextLeft, nextRight);
            pair.next[b] = next;
        }
        return next;
    }

    private int intern(int leftState, int rightState) {
        boolean dead = switch (mode) {
            case AND -> leftState == DEAD || rightState == DEAD;
            case AND_NOT -> leftState == DEAD;
            case OR -> leftState == DEAD && rightState == DEAD;
        };
        if (dead) {
            return DEAD;
        }
        long key = ((long) leftState << 32) | (rightState & 0xFFFFFFFFL);
        Integer known = index.get(key);
        if (known != null) {
            return known;
        }
        meter.count(4);
        index.put(key, pairs.size());
        pairs.add(new Pair(leftState, rightState));
        return pairs.size() - 1;
    }

    @Override
    public boolean accepts(int state) {
        Pair pair = pairs.get(state);
        boolean leftAccepts = pair.left != DEAD && left.accepts(pair.left);
        boolean rightAccepts = pair.right != DEAD && right.accepts(pair.right);
        return switch (mode) {
            case AND -> leftAccepts && rightAccepts;
            case AND_NOT -> leftAccepts && !rightAccepts;
            case OR -> leftAccepts || rightAccepts;
        };
    }

    @Override
    public int lowerBound(int state) {
        Pair pair = pairs.get(state);
        int fromLeft = pair.left == DEAD ? Integer.MAX_VALUE : left.shortest(pair.left);
        int fromRight = pair.right == DEAD ? Integer.MAX_VALUE : right.shortest(pair.right);
        return switch (mode) {
            case AND -> Math.max(fromLeft, fromRight);
            case AND_NOT -> fromLeft;
            case OR -> Math.min(fromLeft, fromRight);
        };
    }

    @Override
    public int shortest(int state) {
        return search.shortest(state);
    }

    @Override
    public int shortestChars(int state) {
        Pair pair = pairs.get(state);
        int fromLeft = pair.left == DEAD ? Integer.MAX_VALUE : left.shortestChars(pair.left);
        int fromRight = pair.right == DEAD ? Integer.MAX_VALUE : right.shortestChars(pair.right);
        return switch (mode) {
            case AND -> Math.max(fromLeft, fromRight);
            case AND_NOT -> fromLeft;
            case OR -> Math.min(fromLeft, fromRight);
        };
    }

    @Override
    public boolean isUniversal(int state) {
        Pair pair = pairs.get(state);
        return switch (mode) {
            case AND -> left.isUniversal(pair.left) && right.isUniversal(pair.right);
            case AND_NOT -> pair.right == DEAD && left.isUniversal(pair.left);
            case OR ->
                (pair.left != DEAD && left.isUniversal(pair.left))
                        || (pair.right != DEAD && right.isUniversal(pair.right));
        };
    }
}
