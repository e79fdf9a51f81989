package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.FewTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of keys.
 *
 * @param source what it was made of; the same text for the same set
 * @param automaton accepts the keys, decoded
 * @param listed all of them, if they are listed
 */
record KeyPattern(String source, Dfa automaton, @Nullable List<String> listed) {
    /** Strings of a pattern that are taken one by one. */
    private static final int MOST_TEXTS = 32;

    /** All of them, if they are listed or few; else null. */
    @Nullable
    List<String> few() {
        return listed == null ? FewTexts.of(automaton, MOST_TEXTS) : listed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyPattern that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
