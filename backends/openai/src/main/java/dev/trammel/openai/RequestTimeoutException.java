package dev.trammel.openai;

/** A request that the server waited for in vain (408). */
public final class RequestTimeoutException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public RequestTimeoutException(Fault fault) {
        super(fault);
    }
}
