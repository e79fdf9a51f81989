package dev.trammel.constraints.internal.automaton;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole automaton as a table: for each state and byte class the next state. Immutable. */
public final class TableDfa extends Dfa {
    private static final int FEW = 16;

    private final byte[] classOf;
    private final int classes;
    private final int[] next;
    private final int[] shortest;
    private final int[] shortestChars;
    private final boolean countsChars;
    private final boolean[] shortestIsPlain;
    private final int[] onlyByte;
    private final int[] @Nullable [] fewBytes;
    private final @Nullable Object[] sharedKeys;
    private final boolean shared;

    private TableDfa(
            Dfa dfa,
            List<Integer> states,
            byte[] classOf,
            int classes,
            int[] next,
            int[] onlyByte,
            int[] @Nullable [] fewBytes,
            boolean shared) {
        this.classOf = classOf;
        this.classes = classes;
        this.next = next;
        shortest = new int[states.size()];
        shortestChars = new int[states.size()];
        countsChars = dfa.countsCharsExactly();
        shortestIsPlain = new boolean[states.size()];
        for (int i = 0; i < states.size(); i++) {
            shortest[i] = dfa.shortest(states.get(i));
            shortestChars[i] = dfa.shortestChars(states.get(i));
            shortestIsPlain[i] = dfa.shortestIsPlain(states.get(i));
        }
        this.onlyByte = onlyByte;
        this.fewBytes = fewBytes;
        this.shared = shared;
        sharedKeys = new Object[states.size()];
        for (int i = 0; i < sharedKeys.length; i++) {
            sharedKeys[i] = super.sharedKey(i);
        }
    }

    /**
     * Copies all of an automaton that is reachable.
     *
     * @param shared whether constraints share the table, so that a vocabulary keeps masks for it
     */
    public static TableDfa of(Dfa dfa, boolean shared) {
        Map<Integer, Integer> index = new HashMap<>();
        List<Integer> states = new ArrayList<>();
        List<int[]> rows = new ArrayList<>();
        if (dfa.start() != DEAD) {
            index.put(dfa.start(), 0);
            states.add(dfa.start());
        }
        for (int i = 0; i < states.size(); i++) {
            int[] row = new int[256];
            for (int b = 0; b < 256; b++) {
                int target = dfa.step(states.get(i), b);
                if (target == DEAD) {
                    row[b] = DEAD;
                } else {
                    Integer known = index.putIfAbsent(target, states.size());
                    if (known == null) {
                        row[b] = states.size();
                        states.add(target);
                    } else {
                        row[b] = known;
                    }
                }
            }
            rows.add(row);
        }
        return pack(dfa, states, rows, shared);
    }

    private static TableDfa pack(Dfa dfa, List<Integer> states, List<int[]> rows, boolean shared) {
        byte[] classOf = new byte[256];
        Map<IntBuffer, Integer> columns = new HashMap<>();
        List<Integer> firstOfClass = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            int[] column = new int[rows.size()];
            for (int i = 0; i < column.length; i++) {
                column[i] = rows.get(i)[b];
            }
            Integer known = columns.putIfAbsent(IntBuffer.wrap(column), firstOfClass.size());
            classOf[b] = (byte) (known == null ? firstOfClass.size() : known);
            if (known == null) {
                firstOfClass.add(b);
            }
        }
        int classes = firstOfClass.size();
        int[] next = new int[states.size() * classes];
        int[] onlyByte = new int[states.size()];
        int[] @Nullable [] fewBytes = new int[states.size()][];
        for (int i = 0; i < states.size(); i++) {
            onlyByte[i] = onlyByte(rows.get(i));
            fewBytes[i] = fewBytes(rows.get(i));
            for (int c = 0; c < classes; c++) {
                next[i * classes + c] = rows.get(i)[firstOfClass.get(c)];
            }
        }
        return new TableDfa(dfa, states, classOf, classes, next, onlyByte, fewBytes, shared);
    }

    private static int onlyByte(int[] row) {
        int only = NO_BYTE;
        for (int b = 0; b < row.length; b++) {
            if (row[b] != DEAD) {
                if (only != NO_BYTE) {
                    return MANY_BYTES;
                }
                only = b;
            }
        }
        return only;
    }

    private static int @Nullable [] fewBytes(int[] row) {
        int[] few = new int[FEW];
        int size = 0;
        for (int b = 0; b < row.length; b++) {
            if (row[b] != DEAD) {
                if (size == FEW) {
                    return null;
                }
                few[size++] = b;
            }
        }
        return Arrays.copyOf(few, size);
    }

    @Override
    public int @Nullable [] fewBytes(int state) {
        return fewBytes[state];
    }

    @Override
    public @Nullable Object sharedKey(int state) {
        return sharedKeys[state];
    }

    @Override
    public int start() {
        return shortest.length == 0 ? DEAD : 0;
    }

    @Override
    public int step(int state, int b) {
        return next[state * classes + (classOf[b] & 0xFF)];
    }

    @Override
    public boolean accepts(int state) {
        return shortest[state] == 0;
    }

    @Override
    public int shortest(int state) {
        return shortest[state];
    }

    @Override
    public boolean countsCharsExactly() {
        return countsChars;
    }

    @Override
    public int mostShortestChars() {
        return countsChars ? Arrays.stream(shortestChars).max().orElse(0) : LengthDfa.UNBOUNDED;
    }

    @Override
    public int shortestChars(int state) {
        return shortestChars[state];
    }

    @Override
    public boolean shortestIsPlain(int state) {
        return shortestIsPlain[state];
    }

    @Override
    public int onlyByte(int state) {
        return onlyByte[state];
    }

    @Override
    public boolean isShared() {
        return shared;
    }

    @Override
    public String toString() {
        return "table of " + shortest.length + " states and " + classes + " byte classes ";
    }
}
