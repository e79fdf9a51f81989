package dev.trammel.constraints.internal.automaton;

import java.io.ByteArrayOutputStream;
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
    private final ByteArrayOutputStream prefix = new ByteArrayOutputStream();
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
        return dfa.start() == Dfa.DEAD || few.visit(dfa.start()) ? few.texts : null;
    }

    /** Recursion is at most as deep as the states looked at. */
    private boolean visit(int state) {
        if (++visits > MOST_VISITS) {
            return false;
        }
        if (dfa.accepts(state)) {
            if (texts.size() == most) {
                return false;
            }
            texts.add(prefix.toString(StandardCharsets.UTF_8));
        }
        int only = dfa.onlyByte(state);
        if (only == Dfa.NO_BYTE) {
            return true;
        }
        for (int b = Math.max(only, 0); b < (only >= 0 ? only + 1 : 256); b++) {
            int next = dfa.step(state, b);
            if (next != Dfa.DEAD) {
                byte[] before = prefix.toByteArray();
                prefix.write(b);
                if (!visit(next)) {
                    return false;
                }
                prefix.reset();
                prefix.writeBytes(before);
            }
        }
        return true;
    }
}
