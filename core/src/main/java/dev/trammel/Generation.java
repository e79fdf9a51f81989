package dev.trammel;

import java.util.List;

/**
 * A value, and how it came about.
 *
 * @param value the answer, validated and bound
 * @param attempts what the model wrote, the answer last; at least one
 * @param <T> the type of the value
 */
public record Generation<T>(T value, List<Attempt> attempts) {

    /** Copies the attempts. */
    public Generation {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("expected at least 1 attempt, found none");
        }
    }

    /** The text the value was read from. */
    public String text() {
        return last().text();
    }

    /** Why the answer ended. */
    public FinishReason finishReason() {
        return last().finishReason();
    }

    /** The tokens of all attempts. */
    public Usage usage() {
        return Attempt.usageOf(attempts);
    }

    /** The time of all attempts. */
    public Timings timings() {
        return Attempt.timingsOf(attempts);
    }

    private Attempt last() {
        return attempts.get(attempts.size() - 1);
    }
}
