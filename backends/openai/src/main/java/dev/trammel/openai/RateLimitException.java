package dev.trammel.openai;

/** More calls or tokens than the server allows in a time (429). */
public final class RateLimitException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public RateLimitException(Fault fault) {
        super(fault);
    }
}
