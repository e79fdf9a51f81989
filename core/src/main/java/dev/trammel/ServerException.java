package dev.trammel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server that gave no answer. Each backend names its faults by subclasses. No message holds a key or a header. */
public abstract non-sealed class ServerException extends GenerationException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    protected ServerException(String message, @Nullable Throwable cause, List<Attempt> attempts) {
        super(message, cause, attempts);
    }

    /** The HTTP status; 0 if no answer came. */
    public abstract int status();

    /** The server's own word for the fault; null if it gave none. */
    public abstract @Nullable String code();

    /** By which the server knows the call; null if it gave none. */
    public abstract @Nullable String requestId();

    /** Whether the same call may succeed later. */
    public abstract boolean mayBeRetried();

    /** How long the server asks to wait before; null if it doesn't say. */
    public abstract @Nullable Duration retryAfter();
}
