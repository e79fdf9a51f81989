package dev.trammel.openai;

/** An HTTP status that is none of an answer's, a redirect to another host among them. */
public final class UnexpectedStatusException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public UnexpectedStatusException(Fault fault) {
        super(fault);
    }
}
