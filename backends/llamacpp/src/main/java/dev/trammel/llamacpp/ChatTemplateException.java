package dev.trammel.llamacpp;

import org.jspecify.annotations.Nullable;

/** A conversation that the model's chat template refuses, or a template that can't be rendered faithfully. */
public final class ChatTemplateException extends LlamaCppException {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public ChatTemplateException(String message) {
        this(message, null);
    }

    /** Says what was expected and what was found, and what it came from. */
    public ChatTemplateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
