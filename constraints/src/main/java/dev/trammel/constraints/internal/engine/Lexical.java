package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.Dfa;
import org.jspecify.annotations.Nullable;

/** A state of an automaton, and what follows once it has accepted. */
public final class Lexical extends Term {
    private final Arena arena;
    private final Dfa dfa;
    private final int state;
    private final Continuation continuation;

    Lexical(Arena arena, Dfa dfa, int state, Continuation continuation) {
        this.arena = arena;
        this.dfa = dfa;
        this.state = state;
        this.continuation = continuation;
    }

    /** What follows an automaton, by the label of the text it accepted. */
    public interface Continuation {
        /** The term after a text of a label; never {@link Term#DEAD} for labels that the automaton gives. */
        Term after(int label);

        /** A number for hash codes, of this one and few others of its arena. */
        int number();

        /** The length in bytes of a shortest text through an automaton from a state, and on. */
        int shortest(Dfa dfa, int state);

        /** The first byte of that text, for a state that does not accept. */
        int bestByte(Dfa dfa, int state);
    }

    /** The automaton. */
    public Dfa dfa() {
        return dfa;
    }

    /** Its state. */
    public int state() {
        return state;
    }

    /** Whether its state accepts. */
    boolean accepts() {
        return dfa.accepts(state);
    }

    /** The term were the automaton in another state; {@link Term#DEAD} if that is dead. */
    Term in(int other) {
        return other == Dfa.DEAD ? DEAD : arena.lexical(dfa, other, continuation);
    }

    /** What follows once a state of the automaton has accepted. */
    public Term after(int accepting) {
        return continuation.after(dfa.label(accepting));
    }

    /** What follows a label. */
    public Term afterLabel(int label) {
        return continuation.after(label);
    }

    /** The length of a shortest completion, were the automaton in another state. */
    int shortestFrom(int other) {
        return dfa.accepts(other) ? after(other).shortest() : continuation.shortest(dfa, other);
    }

    @Override
    protected Term derive(int b) {
        int next = dfa.step(state, b);
        Term inside = next == Dfa.DEAD ? DEAD : arena.lexical(dfa, next, continuation);
        return dfa.accepts(state) ? arena.either(inside, after(state).step(b)) : inside;
    }

    @Override
    public boolean isComplete() {
        return dfa.accepts(state) && after(state).isComplete();
    }

    @Override
    protected int computeShortest() {
        return shortestFrom(state);
    }

    @Override
    protected int computeBestByte() {
        return dfa.accepts(state) ? after(state).bestByte() : continuation.bestByte(dfa, state);
    }

    @Override
    protected int computeOnlyByte() {
        if (!dfa.accepts(state)) {
            return Math.max(dfa.onlyByte(state), -1);
        }
        return dfa.onlyByte(state) == Dfa.NO_BYTE ? after(state).onlyByte() : -1;
    }

    @Override
    protected int likeness() {
        return continuation instanceof Then ? System.identityHashCode(dfa) * 31 + state | 1 : 0;
    }

    @Override
    protected @Nullable Term joined(Term other) {
        return other instanceof Lexical that
                        && dfa == that.dfa
                        && state == that.state
                        && continuation instanceof Then left
                        && that.continuation instanceof Then right
                ? arena.lexical(
                        dfa, state, arena.anyOf(left.term(), right.term()).then())
                : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lexical that
                && dfa == that.dfa
                && state == that.state
                && continuation == that.continuation;
    }

    @Override
    public int hashCode() {
        return mix(mix(System.identityHashCode(dfa), state), continuation.number());
    }
}
