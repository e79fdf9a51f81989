package dev.trammel;

import dev.trammel.internal.output.Confidences;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value, and how it came about.
 *
 * @param value the answer, validated and bound
 * @param attempts what the model wrote, the answer last; at least one
 * @param violations what is wrong with the value: nothing, unless a {@link RetryPolicy} gives the last one all the same
 * @param <T> the type of the value
 */
public record Generation<T>(T value, List<Attempt> attempts, List<Violation> violations) {

    /** A value with which nothing is wrong. */
    public Generation(T value, List<Attempt> attempts) {
        this(value, attempts, List.of());
    }

    /** Copies the lists. */
    public Generation {
        attempts = List.copyOf(attempts);
        violations = List.copyOf(violations);
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

    /** What the model thought before the answer; null if it didn't or nothing is known of it. */
    public @Nullable String reasoning() {
        return last().reasoning();
    }

    /** What was done to the text before it was read; mostly empty. */
    public List<String> repairs() {
        return last().repairs();
    }

    /**
     * How sure the model was, of the whole and of each part.
     *
     * @return empty if no log-probabilities were asked for or given, or if their tokens are not those of the text
     */
    public Optional<Confidence> confidence() {
        return Confidences.of(text(), last().logprobs());
    }

    private Attempt last() {
        return attempts.get(attempts.size() - 1);
    }
}
