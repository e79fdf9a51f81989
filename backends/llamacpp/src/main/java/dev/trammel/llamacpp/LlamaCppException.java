package dev.trammel.llamacpp;

import org.jspecify.annotations.Nullable;

/** What can go wrong with a model in this process, other than a wrong argument or a full context. */
public abstract sealed class LlamaCppException extends RuntimeException
        permits ChatTemplateException,
                DecodingException,
                DecodingInterruptedException,
                LlamaLibraryException,
                ModelFileException,
                ModelLoadException {
    private static final long serialVersionUID = 1;

    LlamaCppException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
