package dev.trammel.llamacpp;

import org.jspecify.annotations.Nullable;

/** A download that failed, or that brought something else than was asked for. */
public final class ModelDownloadException extends ModelFileException {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public ModelDownloadException(String message) {
        this(message, null);
    }

    /** Says what was expected and what was found, and what it came from. */
    public ModelDownloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
