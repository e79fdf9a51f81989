package dev.trammel.openai;

/**
 * A connection whose other end could not prove who it is, or speaks no TLS. It is not retried: nothing was sent, and
 * another try would find the same. One that breaks off during its handshake is a {@link ConnectionException}.
 */
public final class TlsException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public TlsException(Fault fault) {
        super(fault);
    }
}
