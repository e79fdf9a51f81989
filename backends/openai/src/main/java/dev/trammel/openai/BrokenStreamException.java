package dev.trammel.openai;

/** A stream that broke off or brought a failure. What came until then is kept. */
public final class BrokenStreamException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public BrokenStreamException(Fault fault) {
        super(fault);
    }
}
