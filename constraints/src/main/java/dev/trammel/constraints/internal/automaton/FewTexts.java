package dev.trammel.constraints.internal.automaton;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the texts that an automaton over UTF-8 accepts, if they are few. */
public final class FewTexts {
    /** States looked at; a language of few texts that needs more is not worth it. */
    private static final int MOST_VISITS = 512;

    private final Dfa dfa;
    private final int most;
    private final List<String> texts = new ArrayList<>();
    private final byte[] prefix = new byte[MOST_VISITS];
    private int visits;

    private FewTexts(Dfa dfa, int most) {
        this.dfa = dfa;
        this.most = most;
    }

    /**
     * Lists them.
     *
     * @param most at least 1
     * @return in the order of their bytes; null if there are more, or that is not soon known
     */
    public static @Nullable List<String> of(Dfa dfa, int most) {
        FewTexts few = new FewTexts(dfa, most);
        return dfa.start() == Dfa.DEAD || few.visit(dfa.start(), 0) ? few.texts : null;
    }

    /** Recursion is at most as deep as the states looked at. */
    private boolean visit(int state, int length) {
        if (++visits > MOST_VISITS) {
            return false;
        }
        if (dfa.accepts(state)) {
            if (texts.size() == most) {
                return false;
            }
            texts.add(new String(prefix, 0, length, StandardCharsets.UTF_8));
        }
        int only = dfa.onlyByte(state);
        if (only == Dfa.NO_BYTE) {
            return true;
        }
        for (int b = Math.max(only, 0); b < (only >= 0 ? only + 1 : 256); b++) {
            int next = dfa.step(state, b);
            prefix[length] = (byte) b;
            if (next != Dfa.DEAD && !visit(next, length + 1)) {
                return false;
            }
        }
        return true;
    }
}
