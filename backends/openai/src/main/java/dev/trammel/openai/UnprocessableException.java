package dev.trammel.openai;

/** A request that the server can read, but not carry out (422). */
public final class UnprocessableException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public UnprocessableException(Fault fault) {
        super(fault);
    }
}
