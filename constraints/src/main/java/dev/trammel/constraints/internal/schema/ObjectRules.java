package dev.trammel.constraints.internal.schema;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A set of objects.
 *
 * @param parts what the values of keys may be: each of them holds
 * @param required names that must be there
 * @param min the least number of keys
 * @param max the greatest number of keys
 * @param clauses each of them holds
 * @param evaluated which keys have been looked at
 */
record ObjectRules(
        List<KeyRules> parts, Set<String> required, int min, int max, List<Clause> clauses, EvaluatedKeys evaluated) {
    ObjectRules {
        parts = List.copyOf(parts);
        required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
        clauses = List.copyOf(clauses);
    }
}
