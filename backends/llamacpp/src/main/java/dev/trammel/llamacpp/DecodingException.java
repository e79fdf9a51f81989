package dev.trammel.llamacpp;

import org.jspecify.annotations.Nullable;

/** A model that gave no usable logits for tokens it was handed. */
public final class DecodingException extends LlamaCppException {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public DecodingException(String message) {
        this(message, null);
    }

    /** Says what was expected and what was found, and what it came from. */
    public DecodingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
