package dev.trammel;

import java.util.List;

/**
 * An answer that was not what was asked for.
 *
 * @param text what the model wrote
 * @param violations everything that is wrong with it; at least one
 */
public record Rejection(String text, List<Violation> violations) {

    /** Copies the list. */
    public Rejection {
        violations = List.copyOf(violations);
    }
}
