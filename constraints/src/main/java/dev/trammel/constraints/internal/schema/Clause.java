package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.Value;
import java.util.List;
import java.util.Set;

/**
 * Something that must hold for one key at least: what is left of a negated object.
 *
 * @param literals of which one must hold
 */
record Clause(List<Literal> literals) {
    Clause {
        literals = List.copyOf(literals);
    }

    /**
     * Some key has a value of a kind.
     *
     * @param keys which key
     * @param value what its value may be
     * @param orAbsent whether it also holds if a named key is not there
     */
    record Literal(Keys keys, Value value, boolean orAbsent) {}

    /** Some keys. */
    sealed interface Keys {}

    /** The key of a name. */
    record Named(String name) implements Keys {}

    /** The keys that a pattern matches. */
    record Matching(KeyPattern pattern) implements Keys {}

    /** The keys that are none of some names and match none of some patterns. */
    record Other(Set<String> names, Set<KeyPattern> patterns) implements Keys {}
}
