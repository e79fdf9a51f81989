package dev.trammel.constraints.internal.automaton;

import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * An automaton that is made as it is visited, for all threads: what has been found out is read without a lock, the rest
 * is asked for under one.
 *
 * <p>All facts about a state are ints in one row, shifted so that 0 means that it is not known yet. So a thread that
 * does not see what another wrote asks again and gets the same answer.
 */
public final class SharedDfa extends Dfa {
    private static final int SHIFT = 3;

    private static final int ACCEPTS = 256;
    private static final int SHORTEST = 257;
    private static final int SHORTEST_CHARS = 258;
    private static final int SHORTEST_IS_PLAIN = 259;
    private static final int BEST_BYTE = 260;
    private static final int ONLY_BYTE = 261;
    private static final int UNIVERSAL = 262;
    private static final int AFTER_CODE_POINT = 263;
    private static final int TAKES_ANY_TEXT = 264;
    private static final int WIDTH = 265;

    private final Dfa inner;
    private final int start;
    private final int mostShortestChars;
    private final Object lock = new Object();
    private volatile int[][] rows = new int[16][];

    /**
     * Shares an automaton of one kind of text.
     *
     * @param inner used by nobody else from now on
     */
    public SharedDfa(Dfa inner) {
        this(inner, LengthDfa.UNBOUNDED);
    }

    /**
     * Shares an automaton of one kind of text.
     *
     * @param inner used by nobody else from now on
     * @param mostShortestChars at least {@link #shortestChars} of every state, if the automaton does not know less
     */
    public SharedDfa(Dfa inner, int mostShortestChars) {
        this.inner = inner;
        this.mostShortestChars = Math.min(inner.mostShortestChars(), mostShortestChars);
        start = inner.start();
    }

    @Override
    public int start() {
        return start;
    }

    private int[] row(int state) {
        int[][] known = rows;
        int[] row = state < known.length ? known[state] : null;
        return row != null ? row : addRow(state);
    }

    private int[] addRow(int state) {
        synchronized (lock) {
            int[][] all = rows;
            if (state >= all.length) {
                all = Arrays.copyOf(all, Math.max(2 * all.length, state + 1));
            }
            if (all[state] == null) {
                all[state] = new int[WIDTH];
            }
            int[] row = all[state];
            rows = all;
            return row;
        }
    }

    private int fact(int state, int index, IntSupplier question) {
        int[] row = row(state);
        int fact = row[index];
        if (fact == 0) {
            synchronized (lock) {
                fact = question.getAsInt() + SHIFT;
            }
            row[index] = fact;
        }
        return fact - SHIFT;
    }

    @Override
    public int step(int state, int b) {
        int[] row = row(state);
        int next = row[b];
        return next != 0 ? next - SHIFT : fact(state, b, () -> inner.step(state, b));
    }

    @Override
    public void fillRow(int state, int[] row) {
        int[] known = row(state);
        boolean whole = true;
        for (int b = 0; b < row.length; b++) {
            row[b] = known[b] - SHIFT;
            whole &= known[b] != 0;
        }
        if (!whole) {
            synchronized (lock) {
                inner.fillRow(state, row);
            }
            for (int b = 0; b < row.length; b++) {
                known[b] = row[b] + SHIFT;
            }
        }
    }

    @Override
    public int afterCodePoint(int state) {
        return fact(state, AFTER_CODE_POINT, () -> inner.afterCodePoint(state));
    }

    @Override
    public boolean accepts(int state) {
        return fact(state, ACCEPTS, () -> inner.accepts(state) ? 1 : 0) == 1;
    }

    @Override
    public int shortest(int state) {
        return fact(state, SHORTEST, () -> inner.shortest(state));
    }

    @Override
    public boolean countsCharsExactly() {
        return inner.countsCharsExactly();
    }

    @Override
    public int mostShortestChars() {
        return mostShortestChars;
    }

    @Override
    public int shortestChars(int state) {
        return fact(state, SHORTEST_CHARS, () -> inner.shortestChars(state));
    }

    @Override
    public boolean shortestIsPlain(int state) {
        return fact(state, SHORTEST_IS_PLAIN, () -> inner.shortestIsPlain(state) ? 1 : 0) == 1;
    }

    @Override
    public int bestByte(int state) {
        return fact(state, BEST_BYTE, () -> inner.bestByte(state));
    }

    @Override
    public int onlyByte(int state) {
        return fact(state, ONLY_BYTE, () -> inner.onlyByte(state));
    }

    @Override
    public boolean isUniversal(int state) {
        return fact(state, UNIVERSAL, () -> inner.isUniversal(state) ? 1 : 0) == 1;
    }

    @Override
    public boolean takesAnyText(int state) {
        return fact(state, TAKES_ANY_TEXT, () -> inner.takesAnyText(state) ? 1 : 0) == 1;
    }

    @Override
    public int splitState(int state, int longest) {
        synchronized (lock) {
            return inner.splitState(state, longest);
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }
}
