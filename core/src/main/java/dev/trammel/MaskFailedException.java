package dev.trammel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mask that could not be made, or that allows nothing where the answer is not whole: the answer would not be what was
 * asked for.
 */
public final class MaskFailedException extends GenerationException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public MaskFailedException(String message, @Nullable Throwable cause, List<Attempt> attempts) {
        super(message, cause, attempts);
    }
}
