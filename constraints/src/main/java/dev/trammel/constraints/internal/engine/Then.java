package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.Dfa;

/** A term as what follows an automaton, the same for every label. */
record Then(Term term) implements Lexical.Continuation {
    @Override
    public Term after(int label) {
        return term;
    }

    @Override
    public int number() {
        return 2 * term.id();
    }

    @Override
    public int shortest(Dfa dfa, int state) {
        return dfa.shortest(state) + term.shortest();
    }

    @Override
    public int bestByte(Dfa dfa, int state) {
        return dfa.bestByte(state);
    }
}
