package dev.trammel.openai;

/** A connection whose other end could not prove who it is, or speaks no TLS. */
public final class TlsException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public TlsException(Fault fault) {
        super(fault);
    }
}
