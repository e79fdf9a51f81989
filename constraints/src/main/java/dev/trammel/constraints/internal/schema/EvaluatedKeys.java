package dev.trammel.constraints.internal.schema;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The keys that schemas have looked at, for {@code unevaluatedProperties}.
 *
 * @param all whether all are
 * @param names those of a name
 * @param patterns those that match
 */
record EvaluatedKeys(boolean all, Set<String> names, Set<KeyPattern> patterns) {
    /** No keys. */
    static final EvaluatedKeys NONE = new EvaluatedKeys(false, Set.of(), Set.of());

    /** All keys. */
    static final EvaluatedKeys ALL = new EvaluatedKeys(true, Set.of(), Set.of());

    EvaluatedKeys {
        names = Set.copyOf(names);
        patterns = Set.copyOf(patterns);
    }

    /** The keys that either has looked at. */
    EvaluatedKeys or(EvaluatedKeys other) {
        if (equals(other)) {
            return this;
        }
        Set<String> bothNames = new LinkedHashSet<>(names);
        bothNames.addAll(other.names);
        Set<KeyPattern> bothPatterns = new LinkedHashSet<>(patterns);
        bothPatterns.addAll(other.patterns);
        return new EvaluatedKeys(all || other.all, bothNames, bothPatterns);
    }
}
