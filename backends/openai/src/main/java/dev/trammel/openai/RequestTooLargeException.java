package dev.trammel.openai;

/** A request with more bytes than the server takes (413). */
public final class RequestTooLargeException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public RequestTooLargeException(Fault fault) {
        super(fault);
    }
}
