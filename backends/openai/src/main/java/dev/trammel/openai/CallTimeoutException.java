package dev.trammel.openai;

/** A call that took longer than it may. */
public final class CallTimeoutException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public CallTimeoutException(Fault fault) {
        super(fault);
    }
}
