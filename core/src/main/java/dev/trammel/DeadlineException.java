package dev.trammel;

import java.time.Duration;
import java.util.List;

/**
 * An answer of a local model that was not whole at the deadline of its {@link RetryPolicy}. What there is of it is in
 * {@link #text()}; it is never repaired. (A server that takes too long is a {@link ServerException}.)
 */
public final class DeadlineException extends GenerationException {
    private static final long serialVersionUID = 1;

    private final Duration allowed;

    /**
     * Says how far it came.
     *
     * @param allowed the time that the attempt had
     * @param attempts at least one, the unfinished one last
     */
    public DeadlineException(Duration allowed, List<Attempt> attempts) {
        super(message(allowed, attempts.get(attempts.size() - 1)), null, attempts);
        this.allowed = allowed;
    }

    private static String message(Duration allowed, Attempt last) {
        return "expected a whole answer within " + allowed.toMillis() + " ms, found "
                + last.usage().completionTokens() + " tokens (" + last.text().length() + " characters) by then";
    }

    /** The time that the attempt had. */
    public Duration allowed() {
        return allowed;
    }
}
