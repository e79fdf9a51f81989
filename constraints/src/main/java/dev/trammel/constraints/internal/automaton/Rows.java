package dev.trammel.constraints.internal.automaton;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The steps of an automaton as tables, one a state, made when a walk comes by. Confined to one thread at a time. */
final class Rows {
    private static final int DENSE = 1 << 14;

    private final Dfa dfa;
    private int[][] dense = new int[16][];
    private final Map<Integer, int[]> sparse = new HashMap<>();

    Rows(Dfa dfa) {
        this.dfa = dfa;
    }

    int[] of(int state) {
        if (state >= DENSE) {
            return sparse.computeIfAbsent(state, this::make);
        }
        if (state >= dense.length) {
            dense = Arrays.copyOf(dense, Math.max(2 * dense.length, state + 1));
        }
        int[] row = dense[state];
        if (row == null) {
            row = make(state);
            dense[state] = row;
        }
        return row;
    }

    private int[] make(int state) {
        int[] row = new int[256];
        dfa.fillRow(state, row);
        return row;
    }
}
