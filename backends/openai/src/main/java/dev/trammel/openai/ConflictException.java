package dev.trammel.openai;

/** A request that another one stands in the way of (409). */
public final class ConflictException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public ConflictException(Fault fault) {
        super(fault);
    }
}
