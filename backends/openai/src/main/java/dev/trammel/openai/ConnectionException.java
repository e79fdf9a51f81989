package dev.trammel.openai;

/** A connection that could not be made, was reset or ended early. */
public final class ConnectionException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public ConnectionException(Fault fault) {
        super(fault);
    }
}
