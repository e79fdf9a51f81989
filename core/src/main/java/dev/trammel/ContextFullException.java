package dev.trammel;

import java.util.List;

/** A prompt or an answer that has more tokens than the model's context has room for. */
public final class ContextFullException extends GenerationException {
    private static final long serialVersionUID = 1;

    private final int needed;
    private final int contextLength;

    /**
     * Says what was asked for.
     *
     * @param needed tokens that would have to be in the context
     * @param contextLength tokens the context has room for
     */
    public ContextFullException(int needed, int contextLength) {
        super("expected at most " + contextLength + " tokens in the context, found " + needed, null, List.of());
        this.needed = needed;
        this.contextLength = contextLength;
    }

    /** Tokens that would have to be in the context. */
    public int needed() {
        return needed;
    }

    /** Tokens the context has room for. */
    public int contextLength() {
        return contextLength;
    }
}
