package dev.trammel.constraints.internal.automaton;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/** Finds out whether a state accepts every text, by looking at a few states around it. */
final class Universality {
    /** Beyond this, the answer is no: states that accept everything have small neighbourhoods. */
    private static final int MOST_PAIRS = 64;

    private Universality() {}

    static boolean holds(Dfa dfa, int state) {
        Set<Long> seen = new HashSet<>();
        ArrayDeque<Long> open = new ArrayDeque<>();
        long first = (long) state * Utf8States.COUNT;
        seen.add(first);
        open.add(first);
        while (!open.isEmpty()) {
            long pair = open.remove();
            int at = (int) (pair / Utf8States.COUNT);
            int utf8 = (int) (pair % Utf8States.COUNT);
            if (utf8 == 0 && !dfa.accepts(at)) {
                return false;
            }
            for (int b = 0; b < 256; b++) {
                int nextUtf8 = Utf8States.step(utf8, b);
                int next = dfa.step(at, b);
                if ((nextUtf8 == Dfa.DEAD) != (next == Dfa.DEAD)) {
                    return false;
                }
                if (next != Dfa.DEAD && seen.add((long) next * Utf8States.COUNT + nextUtf8)) {
                    if (seen.size() > MOST_PAIRS) {
                        return false;
                    }
                    open.add((long) next * Utf8States.COUNT + nextUtf8);
                }
            }
        }
        return true;
    }
}
