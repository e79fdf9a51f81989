package dev.trammel.openai;

/** A server that failed or is overloaded (5xx). */
public final class ServerFaultException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public ServerFaultException(Fault fault) {
        super(fault);
    }
}
