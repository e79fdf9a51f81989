package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.Meter;
import java.util.List;

/**
 * Which of some patterns a key matches: their automata side by side, over valid UTF-8. Keys that match the same
 * patterns are of one <em>kind</em>; kinds are numbered from 0. Confined to one thread at a time.
 */
public abstract class KeyPatterns {
    static final int UNREACHABLE = Integer.MAX_VALUE / 4;

    /**
     * Puts some patterns side by side.
     *
     * @param patterns at most 62 automata over decoded UTF-8
     * @param meter counts states
     */
    public static KeyPatterns of(List<Dfa> patterns, Meter meter) {
        KeyPatterns table = patterns.isEmpty() ? KeyTable.NONE : KeyTable.make(patterns, meter);
        return table == null ? new OneKeyPattern(patterns.get(0), meter) : table;
    }

    /** How many kinds of keys there are. */
    public abstract int kinds();

    /** Which patterns the keys of a kind match, as bits by their index. */
    public abstract long matched(int kind);

    /** Whether some beginning of a key of a kind can become finitely many such keys only; true if that is not known. */
    abstract boolean runsOut(int kind);

    abstract int start();

    /** The state after a byte, or {@link Dfa#DEAD}. */
    abstract int step(int state, int b);

    /** The kind of the key that led to a state, or {@link Dfa#DEAD} within a character. */
    abstract int kind(int state);

    /** Bytes from a state to the end of a key of a kind, or {@link #UNREACHABLE}. */
    abstract int distance(int kind, int state);
}
