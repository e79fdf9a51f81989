package dev.trammel.openai;

/** A host name that stands for no address. */
public final class HostNotFoundException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public HostNotFoundException(Fault fault) {
        super(fault);
    }
}
