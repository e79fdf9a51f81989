package dev.trammel;

import java.util.Map;
import java.util.Optional;

/**
 * How sure a model was of an answer, by the log-probabilities of its tokens: for a local model those among the allowed
 * tokens, for a remote one those that the server gives.
 *
 * @param whole of the answer as a whole
 * @param parts of each value of a JSON answer by its pointer, the root's {@code ""} included; objects and lists too
 */
public record Confidence(Part whole, Map<String, Part> parts) {

    /**
     * How sure the model was of a part.
     *
     * @param probability that the model writes just this, given what is before it: from 0 to 1
     * @param perToken the same for a token of it, as the geometric mean: for comparing parts of different lengths
     * @param weakest the least sure token's
     * @param tokens how many tokens it has, in whole or in part
     */
    public record Part(double probability, double perToken, double weakest, int tokens) {}

    /** Copies the map. */
    public Confidence {
        parts = Map.copyOf(parts);
    }

    /** How sure the model was of the value at a JSON pointer; empty if there is none. */
    public Optional<Part> of(String pointer) {
        return Optional.ofNullable(parts.get(pointer));
    }
}
