package dev.trammel.constraints.internal.automaton;

import org.jspecify.annotations.Nullable;

/**
 * A deterministic automaton over bytes whose states are ints, perhaps made as they are visited.
 *
 * <p>Every state that {@link #start} and {@link #step} give is live: some text leads from it to acceptance. Automata
 * that are made lazily are confined to one thread at a time; those that say so are immutable.
 */
public abstract class Dfa {
    /** No state: nothing is accepted from here. */
    public static final int DEAD = -1;

    /** {@link #onlyByte}: there is no way on. */
    public static final int NO_BYTE = -1;

    /** {@link #onlyByte}: there is a choice. */
    public static final int MANY_BYTES = -2;

    /** {@link #afterCodePoint}: it depends, or is not known. */
    public static final int MANY_STATES = -2;

    /** The first state, or {@link #DEAD} if no text is accepted. */
    public abstract int start();

    /**
     * The state after a byte, or {@link #DEAD}.
     *
     * @param b from 0 to 255
     */
    public abstract int step(int state, int b);

    /** Whether the text that led to a state is accepted. */
    public abstract boolean accepts(int state);

    /** The length in bytes of a shortest text that leads from a state to acceptance. */
    public abstract int shortest(int state);

    /**
     * The first byte of a shortest text that leads to acceptance, the same at every call; {@link #NO_BYTE} if that text
     * is empty.
     */
    public int bestByte(int state) {
        int rest = shortest(state) - 1;
        if (rest < 0) {
            return NO_BYTE;
        }
        for (int b = lowestByte(); b <= highestByte(); b++) {
            int next = step(state, b);
            if (next != DEAD && isShortest(next, rest)) {
                return b;
            }
        }
        throw new AssertionError("no shortest way on from state " + state + " of " + this);
    }

    /**
     * A byte that JSON need not escape and with which a shortest text to acceptance begins; {@link #NO_BYTE} if that
     * text is empty, {@link #MANY_BYTES} if all begin with other bytes.
     */
    public final int bestPlainByte(int state) {
        int rest = shortest(state) - 1;
        if (rest < 0) {
            return NO_BYTE;
        }
        for (int b = 0x20; b < 256; b++) {
            int next = b == '"' || b == '\\' ? DEAD : step(state, b);
            if (next != DEAD && isShortest(next, rest)) {
                return b;
            }
        }
        return MANY_BYTES;
    }

    /** Whether {@link #shortest} of a state is a length. */
    protected boolean isShortest(int state, int length) {
        return shortest(state) == length;
    }

    /** No byte below this one leads on from any state. */
    public int lowestByte() {
        return 0;
    }

    /** No byte above this one leads on from any state. */
    public int highestByte() {
        return 255;
    }

    /** Whether some shortest text to acceptance has no byte that JSON escapes; false if that is not known. */
    public boolean shortestIsPlain(int state) {
        return false;
    }

    /**
     * The one byte that leads on from a state, or {@link #NO_BYTE}, or {@link #MANY_BYTES} if there is or may be a
     * choice.
     */
    public int onlyByte(int state) {
        int only = NO_BYTE;
        for (int b = lowestByte(); b <= highestByte(); b++) {
            if (step(state, b) != DEAD) {
                if (only != NO_BYTE) {
                    return MANY_BYTES;
                }
                only = b;
            }
        }
        return only;
    }

    /**
     * Bytes among which are all that lead on from a state, if those are few; null if not, or if that is not known. Not
     * copied.
     */
    public int @Nullable [] fewBytes(int state) {
        return null;
    }

    /**
     * The states after each of the 256 bytes, {@link #DEAD} or below for none.
     *
     * @param row filled
     */
    public void fillRow(int state, int[] row) {
        for (int b = 0; b < 256; b++) {
            row[b] = step(state, b);
        }
    }

    /**
     * The state after the rest of a code point of which some bytes have come, if each rest leads to the same one;
     * {@link #DEAD} if none leads on, {@link #MANY_STATES} if they lead to several or if that is not known.
     */
    public int afterCodePoint(int state) {
        return MANY_STATES;
    }

    /** Which of several kinds of text an accepting state has recognised; 0 where there is one kind. */
    public int label(int state) {
        return 0;
    }

    /** Whether every text of valid UTF-8 is accepted from a state, and no other. False if that is not known. */
    public boolean isUniversal(int state) {
        return false;
    }

    /**
     * Whether every text of valid UTF-8 leads on from a state between two code points, and so do its beginnings. False
     * if that is not known.
     */
    public boolean takesAnyText(int state) {
        return false;
    }

    /** Whether no more than finitely many texts are accepted. False if that is not known. */
    public boolean isFinite() {
        return false;
    }

    /**
     * An automaton that many constraints share and in which {@link #canonicalState} is the same as a state here; this
     * one if none is known.
     */
    public Dfa canonical(int state) {
        return this;
    }

    /** The state of {@link #canonical} that is the same as a state here. */
    public int canonicalState(int state) {
        return state;
    }

    /** The label of every text that {@link #canonical} accepts from there. */
    public int canonicalLabel(int state) {
        return 0;
    }

    /**
     * An automaton that more places share, in which a state of the same number accepts the same texts with the same
     * labels; this one if none is known.
     */
    public Dfa alike(int state) {
        return this;
    }

    /**
     * A shared automaton, at its start, that accepts the same texts as a state but for those that begin in one of a few
     * ways; null if none is known. Its texts have the label {@link #baseLabel} here.
     */
    public @Nullable Dfa base(int state) {
        return null;
    }

    /** The label of the texts that {@link #base} accepts too. */
    public int baseLabel(int state) {
        return 0;
    }

    /**
     * The bytes after which a state may differ from its {@link #base}, for one that has a base or is reached from such
     * a one by these bytes; null for all. No bytes if it is the same from here on.
     */
    public int @Nullable [] differingBytes(int state) {
        return null;
    }

    /** Whether few tokens of any vocabulary can follow, so that walking to them is cheaper than remembering them. */
    public boolean isNarrow(int state) {
        return false;
    }

    /**
     * A state that treats every text of so many bytes as this one does, so that what is learnt about tokens holds for
     * both.
     *
     * @param longest the length of the longest token
     */
    public int splitState(int state, int longest) {
        return state;
    }

    /**
     * An automaton that treats every text of so many bytes as a state does, from {@link #looseState} on, and is
     * simpler; null if none is known.
     *
     * @param longest the length of the longest token
     */
    public @Nullable Dfa loose(int state, int longest) {
        return null;
    }

    /** The state of {@link #loose} that is as a state here. */
    public int looseState(int state) {
        return state;
    }

    /** A key that is equal for states of other automata that treat every text alike; null if none is known. */
    public @Nullable Object sharedKey(int state) {
        return isShared() ? new SharedState(this, state) : null;
    }

    private record SharedState(Dfa dfa, int state) {}

    /** The least number of code points that begin on the way from a state to acceptance. */
    public int shortestChars(int state) {
        return 0;
    }

    /** Whether {@link #shortestChars} is exact, not just at most that. */
    public boolean countsCharsExactly() {
        return false;
    }

    /** At least {@link #shortestChars} of every state; {@link LengthDfa#UNBOUNDED} if that is not known. */
    public int mostShortestChars() {
        return LengthDfa.UNBOUNDED;
    }

    /** Whether the automaton is immutable and shared by constraints, so that a vocabulary may keep masks for it. */
    public boolean isShared() {
        return false;
    }

    /** Whether a whole text is accepted. Complexity: linear. */
    public final boolean matches(byte[] text) {
        int state = start();
        for (int i = 0; i < text.length && state != DEAD; i++) {
            state = step(state, text[i] & 0xFF);
        }
        return state != DEAD && accepts(state);
    }
}
