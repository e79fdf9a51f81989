package dev.trammel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a generator asks again, in one budget of attempts, tokens and time. An answer that is not what was asked
 * for is asked for anew with what was wrong; a fault of the server is waited out and never told to the model; a
 * truncated answer and a refusal end the call, for the same question would end the same way.
 *
 * @param attempts how many answers are asked for at most, faults of the server included; at least 1
 * @param tokens no further attempt is made once prompts and answers had that many tokens; null sets no limit
 * @param deadline no further attempt is made after it, none waits longer for a server, and a local model stops at it
 *     between two tokens with a {@link DeadlineException}; null sets no limit
 * @param feedback what the model is told of its mistakes
 * @param exhausted what happens when nothing is left of the budget
 * @param backoff how long the first fault of a server is waited out, if it doesn't say; doubled each time, up to a
 *     minute
 */
public record RetryPolicy(
        int attempts,
        @Nullable Integer tokens,
        @Nullable Duration deadline,
        Feedback feedback,
        Exhausted exhausted,
        Duration backoff) {

    /** What happens when nothing is left of the budget. */
    public enum Exhausted {
        /** The last failure is thrown. */
        THROW,
        /**
         * If a value can be made of the last answer, it is given with its violations; else the last failure is thrown.
         */
        GIVE_LAST
    }

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    /** Checks the ranges. */
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("expected at least 1 attempt, found " + attempts);
        }
        if (tokens != null && tokens < 1) {
            throw new IllegalArgumentException("expected a budget of at least 1 token, found " + tokens);
        }
        if (deadline != null && (deadline.isNegative() || deadline.isZero())) {
            throw new IllegalArgumentException("expected a deadline above zero, found " + deadline);
        }
        if (backoff.isNegative()) {
            throw new IllegalArgumentException("expected a backoff of at least zero, found " + backoff);
        }
    }

    /** One attempt. */
    public static RetryPolicy none() {
        return of(1);
    }

    /** That many attempts; the last answer's violations are told to the model. */
    public static RetryPolicy of(int attempts) {
        return new RetryPolicy(attempts, null, null, Feedback.last(), Exhausted.THROW, HALF_A_SECOND);
    }

    /** The same with that many attempts. */
    public RetryPolicy withAttempts(int other) {
        return new RetryPolicy(other, tokens, deadline, feedback, exhausted, backoff);
    }

    /** The same with a limit of tokens for all attempts together. */
    public RetryPolicy withTokens(int other) {
        return new RetryPolicy(attempts, other, deadline, feedback, exhausted, backoff);
    }

    /** The same with a limit of time for all attempts together. */
    public RetryPolicy withDeadline(Duration other) {
        return new RetryPolicy(attempts, tokens, other, feedback, exhausted, backoff);
    }

    /** The same with something else told to the model. */
    public RetryPolicy withFeedback(Feedback other) {
        return new RetryPolicy(attempts, tokens, deadline, other, exhausted, backoff);
    }

    /** The same with another end. */
    public RetryPolicy withExhausted(Exhausted other) {
        return new RetryPolicy(attempts, tokens, deadline, feedback, other, backoff);
    }

    /** The same with another first wait. */
    public RetryPolicy withBackoff(Duration other) {
        return new RetryPolicy(attempts, tokens, deadline, feedback, exhausted, other);
    }
}
