package dev.trammel.llamacpp;

import org.jspecify.annotations.Nullable;

/**
 * A file that is no model which can be run: missing, damaged, truncated, of another format or of an unknown
 * architecture.
 */
public final class ModelLoadException extends LlamaCppException {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public ModelLoadException(String message) {
        this(message, null);
    }

    /** Says what was expected and what was found, and what it came from. */
    public ModelLoadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
