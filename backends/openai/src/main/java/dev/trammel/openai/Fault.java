package dev.trammel.openai;

import dev.trammel.Attempt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that failed. Neither the message nor the cause holds a key or a header.
 *
 * @param message what was expected, what was found and where
 * @param cause what was thrown; null if nothing was
 * @param status the HTTP status; 0 if none came
 * @param code the server's own word for it; null if it gave none
 * @param requestId by which the server knows the call; null if it gives none
 * @param mayBeRetried whether the same call may succeed later
 * @param retryAfter how long the server asks to wait; null if it doesn't say
 * @param tries how often the call was sent
 * @param attempts what the model had written by then
 */
public record Fault(
        String message,
        @Nullable Throwable cause,
        int status,
        @Nullable String code,
        @Nullable String requestId,
        boolean mayBeRetried,
        @Nullable Duration retryAfter,
        int tries,
        List<Attempt> attempts) {

    /** Copies the attempts. */
    public Fault {
        attempts = List.copyOf(attempts);
    }

    /** A fault that no retry helps. */
    public static Fault of(String message) {
        return new Fault(message, null, 0, null, null, false, null, 0, List.of());
    }

    /** The same with a cause. */
    public Fault withCause(@Nullable Throwable other) {
        return new Fault(message, other, status, code, requestId, mayBeRetried, retryAfter, tries, attempts);
    }

    /** The same of an answer with that status and name. */
    public Fault withStatus(int other, @Nullable String otherRequestId) {
        return new Fault(message, cause, other, code, otherRequestId, mayBeRetried, retryAfter, tries, attempts);
    }

    /** The same with the server's word. */
    public Fault withCode(@Nullable String other) {
        return new Fault(message, cause, status, other, requestId, mayBeRetried, retryAfter, tries, attempts);
    }

    /** The same, to be retried or not. */
    public Fault withRetry(boolean may, @Nullable Duration after) {
        return new Fault(message, cause, status, code, requestId, may, after, tries, attempts);
    }

    /** The same after so many tries. */
    public Fault withTries(int other) {
        String said = other > 1 ? message + ", after " + other + " tries" : message;
        return new Fault(said, cause, status, code, requestId, mayBeRetried, retryAfter, other, attempts);
    }

    /** The same with what the model had written. */
    public Fault withAttempts(List<Attempt> other) {
        return new Fault(message, cause, status, code, requestId, mayBeRetried, retryAfter, tries, other);
    }
}
