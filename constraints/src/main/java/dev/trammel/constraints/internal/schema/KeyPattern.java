package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.automaton.Dfa;

/**
 * A set of keys.
 *
 * @param source what it was made of; the same text for the same set
 * @param automaton accepts the keys, decoded
 */
record KeyPattern(String source, Dfa automaton) {
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyPattern that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
