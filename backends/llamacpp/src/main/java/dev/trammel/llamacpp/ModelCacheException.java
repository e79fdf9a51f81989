package dev.trammel.llamacpp;

import org.jspecify.annotations.Nullable;

/** A cache directory that can't be written. */
public final class ModelCacheException extends ModelFileException {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public ModelCacheException(String message) {
        this(message, null);
    }

    /** Says what was expected and what was found, and what it came from. */
    public ModelCacheException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
