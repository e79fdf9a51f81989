package dev.trammel.openai;

/** An answer that can't be read: not JSON, of the wrong kind, or with nothing in it. The text that came is kept. */
public final class BadAnswerException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public BadAnswerException(Fault fault) {
        super(fault);
    }
}
