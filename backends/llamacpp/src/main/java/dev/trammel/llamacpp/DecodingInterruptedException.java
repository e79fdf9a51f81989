package dev.trammel.llamacpp;

import org.jspecify.annotations.Nullable;

/** A thread interrupted while it waited for a session or read a prompt; its interrupt flag is set again. */
public final class DecodingInterruptedException extends LlamaCppException {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public DecodingInterruptedException(String message) {
        this(message, null);
    }

    /** Says what was expected and what was found, and what it came from. */
    public DecodingInterruptedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
