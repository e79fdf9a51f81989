package dev.trammel.llamacpp;

/** Loads GGUF models. */
public final class LlamaCpp {
    private LlamaCpp() {}
}
