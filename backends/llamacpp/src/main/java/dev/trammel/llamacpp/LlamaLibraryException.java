package dev.trammel.llamacpp;

import org.jspecify.annotations.Nullable;

/** A native library that is missing, can't be opened, or isn't a llama.cpp that this binding knows. */
public final class LlamaLibraryException extends LlamaCppException {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public LlamaLibraryException(String message) {
        this(message, null);
    }

    /** Says what was expected and what was found, and what it came from. */
    public LlamaLibraryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
