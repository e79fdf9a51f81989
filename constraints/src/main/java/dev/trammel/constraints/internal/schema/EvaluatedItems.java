package dev.trammel.constraints.internal.schema;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The items that schemas have looked at, for {@code unevaluatedItems}.
 *
 * @param first how many from the first on; {@link Integer#MAX_VALUE} for all
 * @param kinds further ones of these values
 */
record EvaluatedItems(int first, Set<Formula> kinds) {
    /** No items. */
    static final EvaluatedItems NONE = new EvaluatedItems(0, Set.of());

    /** All items. */
    static final EvaluatedItems ALL = new EvaluatedItems(Integer.MAX_VALUE, Set.of());

    EvaluatedItems {
        kinds = Set.copyOf(kinds);
    }

    /** The items that either has looked at. */
    EvaluatedItems or(EvaluatedItems other) {
        if (equals(other)) {
            return this;
        }
        Set<Formula> both = new LinkedHashSet<>(kinds);
        both.addAll(other.kinds);
        return new EvaluatedItems(Math.max(first, other.first), both);
    }
}
