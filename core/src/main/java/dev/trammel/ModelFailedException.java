package dev.trammel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model that gave no answer, or logits that are no numbers. */
public final class ModelFailedException extends GenerationException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public ModelFailedException(String message, @Nullable Throwable cause, List<Attempt> attempts) {
        super(message, cause, attempts);
    }
}
