package dev.trammel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call whose thread was interrupted. */
public final class CancelledException extends GenerationException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public CancelledException(String message, @Nullable Throwable cause, List<Attempt> attempts) {
        super(message, cause, attempts);
    }
}
