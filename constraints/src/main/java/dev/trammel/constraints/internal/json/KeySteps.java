package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import java.util.Arrays;

/** The steps of an automaton as tables, one a state, made when first asked for. Confined to one thread at a time. */
final class KeySteps {
    private static final int[] NOWHERE = new int[256];

    static {
        Arrays.fill(NOWHERE, Dfa.DEAD);
    }

    private final Dfa dfa;
    private int[][] rows = new int[16][];

    KeySteps(Dfa dfa) {
        this.dfa = dfa;
    }

    /**
     * The states after each byte.
     *
     * @param state or {@link Dfa#DEAD}
     * @return not copied
     */
    int[] of(int state) {
        if (state == Dfa.DEAD) {
            return NOWHERE;
        }
        if (state >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(2 * rows.length, state + 1));
        }
        int[] row = rows[state];
        if (row == null) {
            row = new int[256];
            dfa.fillRow(state, row);
            for (int b = 0; b < row.length; b++) {
                row[b] = Math.max(row[b], Dfa.DEAD);
            }
            rows[state] = row;
        }
        return row;
    }
}
