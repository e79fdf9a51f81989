package dev.trammel;

import java.util.List;

/** A token limit that even the shortest allowed answer exceeds. Nothing has been asked of the model. */
public final class LimitTooTightException extends GenerationException {
    private static final long serialVersionUID = 1;

    private final int needed;
    private final int limit;

    /**
     * Says what is missing.
     *
     * @param needed tokens that surely suffice for an answer
     * @param limit tokens that were allowed
     */
    public LimitTooTightException(int needed, int limit) {
        super("expected a limit of at least " + needed + " tokens, found " + limit, null, List.of());
        this.needed = needed;
        this.limit = limit;
    }

    /** Tokens that surely suffice for an answer. */
    public int needed() {
        return needed;
    }

    /** Tokens that were allowed. */
    public int limit() {
        return limit;
    }
}
