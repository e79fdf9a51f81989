package dev.trammel.llamacpp.internal.jinja;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables by name; those of an outer scope can be read, not set. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, @Nullable Object> variables = new HashMap<>();
    private final Budget budget;

    private Scope(@Nullable Scope outer, Budget budget) {
        this.outer = outer;
        this.budget = budget;
    }

    /** An outermost scope. */
    static Scope global(Budget budget) {
        return new Scope(null, budget);
    }

    Scope inner() {
        budget.spend(1);
        return new Scope(this, budget);
    }

    Budget budget() {
        return budget;
    }

    @Nullable
    Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.variables.containsKey(name)) {
                return scope.variables.get(name);
            }
        }
        return Undefined.UNDEFINED;
    }

    void set(String name, @Nullable Object value) {
        variables.put(name, value);
    }
}
