package dev.trammel.llamacpp;

import org.jspecify.annotations.Nullable;

/** A model file that could not be brought here. */
public abstract sealed class ModelFileException extends LlamaCppException
        permits ModelCacheException, ModelDownloadException, ModelNotFoundException {
    private static final long serialVersionUID = 1;

    ModelFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
