package dev.trammel.internal.local;

import java.util.Arrays;
import java.util.BitSet;

/** The last tokens of an answer, and what having been said costs them. */
final class Repetition {
    private final float penalty;
    private final int[] last;
    private final BitSet said = new BitSet();
    private int next;

    Repetition(double penalty, int window) {
        this.penalty = (float) penalty;
        last = new int[penalty == 1 ? 0 : window];
        Arrays.fill(last, -1);
    }

    /** Takes note of a token; the one that falls out of the window costs nothing any more. */
    void note(int token) {
        if (last.length == 0) {
            return;
        }
        int gone = last[next];
        last[next] = token;
        next = (next + 1) % last.length;
        said.set(token);
        if (gone >= 0 && !contains(gone)) {
            said.clear(gone);
        }
    }

    private boolean contains(int token) {
        for (int other : last) {
            if (other == token) {
                return true;
            }
        }
        return false;
    }

    /** The logit of a token as it counts. */
    float adjust(int token, float logit) {
        if (last.length == 0 || !said.get(token)) {
            return logit;
        }
        return logit > 0 ? logit / penalty : logit * penalty;
    }
}
