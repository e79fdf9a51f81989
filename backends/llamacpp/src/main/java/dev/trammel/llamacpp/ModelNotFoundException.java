package dev.trammel.llamacpp;

import org.jspecify.annotations.Nullable;

/** A model file that is nowhere to be had; the message lists each place and why it was passed over. */
public final class ModelNotFoundException extends ModelFileException {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public ModelNotFoundException(String message) {
        this(message, null);
    }

    /** Says what was expected and what was found, and what it came from. */
    public ModelNotFoundException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
