package dev.trammel.openai;

/**
 * A host name that stands for no address. It may be retried, and is: a resolver that can't be reached just now says the
 * same as one that knows of no such name.
 */
public final class HostNotFoundException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public HostNotFoundException(Fault fault) {
        super(fault);
    }
}
