package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.Dfa;
import org.jspecify.annotations.Nullable;

/**
 * What may still follow: a language over bytes, as a node of a small algebra. A term is its own state: the term after a
 * byte is its derivative, computed once and remembered.
 *
 * <p>Terms of one {@link Arena} are hash-consed: equal ones are the same object. Every term but {@link #DEAD} is live.
 * Remembered steps may be read by any thread; everything else happens under the lock of the arena.
 */
public abstract class Term {
    /** Nothing may follow, and the text is not complete. */
    public static final Term DEAD = new End(false);

    /** Nothing may follow, and the text is complete. */
    public static final Term EMPTY = new End(true);

    private static final int UNKNOWN = -3;

    private int id = -1;
    private @Nullable Steps steps;
    private @Nullable Then then;
    private int onlyByte = UNKNOWN;
    private int bestByte = UNKNOWN;
    private int shortest = UNKNOWN;

    /**
     * A number that is this term's alone within its arena, counted from 0; {@link #DEAD} and {@link #EMPTY} have none.
     */
    public final int id() {
        return id;
    }

    final void setId(int number) {
        id = number;
    }

    /** This term as what follows an automaton, always the same object. */
    final Then then() {
        Then known = then;
        if (known == null) {
            known = new Then(this);
            then = known;
        }
        return known;
    }

    /** The term after a byte from 0 to 255, if it has been computed. May be called by any thread. */
    public final @Nullable Term peek(int b) {
        Steps known = steps;
        return known == null ? null : known.get(b);
    }

    /** The term after a byte from 0 to 255. */
    public final Term step(int b) {
        Steps known = steps;
        Term next = known == null ? null : known.get(b);
        if (next == null) {
            next = derive(b);
            steps = Steps.with(steps, b, next);
        }
        return next;
    }

    /** The term after some bytes. */
    final Term after(byte[] bytes) {
        Term at = this;
        for (int i = 0; i < bytes.length && at != DEAD; i++) {
            at = at.step(bytes[i] & 0xFF);
        }
        return at;
    }

    /** The term after some bytes; within an automaton, no terms are made on the way, nor remembered. */
    final Term afterOnce(byte[] bytes) {
        Term at = this;
        int read = 0;
        while (read < bytes.length && at != DEAD) {
            if (at instanceof Lexical lexical && !lexical.accepts()) {
                Dfa dfa = lexical.dfa();
                int state = lexical.state();
                do {
                    state = dfa.step(state, bytes[read++] & 0xFF);
                } while (read < bytes.length && state != Dfa.DEAD && !dfa.accepts(state));
                at = lexical.in(state);
            } else {
                at = at.step(bytes[read++] & 0xFF);
            }
        }
        return at;
    }

    /** Computes the term after a byte. */
    protected abstract Term derive(int b);

    /** Whether the text is complete as it is. */
    public abstract boolean isComplete();

    /** The length in bytes of a shortest text that completes it. */
    public final int shortest() {
        if (shortest == UNKNOWN) {
            shortest = computeShortest();
        }
        return shortest;
    }

    /** Computes {@link #shortest}. */
    protected abstract int computeShortest();

    /** The first byte of a shortest completion, the same at every call; -1 if the term is complete. */
    public final int bestByte() {
        if (bestByte == UNKNOWN) {
            bestByte = isComplete() ? -1 : computeBestByte();
        }
        return bestByte;
    }

    /** Computes {@link #bestByte} for a term that is not complete. */
    protected abstract int computeBestByte();

    /** The one byte that may follow, or -1 if the text is complete or there is a choice. */
    public final int onlyByte() {
        if (onlyByte == UNKNOWN) {
            onlyByte = isComplete() ? -1 : computeOnlyByte();
        }
        return onlyByte;
    }

    /** Computes {@link #onlyByte} for a term that is not complete. */
    protected abstract int computeOnlyByte();

    /** Whether every text that another term allows is allowed by this one as well; false if that is not known. */
    public boolean covers(Term other) {
        return false;
    }

    /**
     * Equal for terms that may be one {@linkplain #joined joined} term; 0 if there is none that this one can be joined
     * with.
     */
    protected int likeness() {
        return 0;
    }

    /**
     * The term that allows what either of two does, if they differ only in what follows them: then that is joined, as
     * parsers share their stacks, and not each continued on its own. Null if they differ in more.
     */
    protected @Nullable Term joined(Term other) {
        return null;
    }

    /** Mixes numbers that follow one another into a hash code that spreads. */
    protected static int mix(int hash, int more) {
        int mixed = (hash ^ more * 0x85EBCA6B) * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    /** Whether nothing may follow. */
    public final boolean isEnd() {
        return this == EMPTY || this == DEAD;
    }

    private static final class End extends Term {
        private final boolean complete;

        End(boolean complete) {
            this.complete = complete;
            then(); // arenas share it
        }

        @Override
        protected Term derive(int b) {
            return DEAD;
        }

        @Override
        public boolean isComplete() {
            return complete;
        }

        @Override
        protected int computeShortest() {
            return 0;
        }

        @Override
        protected int computeBestByte() {
            return -1;
        }

        @Override
        protected int computeOnlyByte() {
            return -1;
        }
    }
}
