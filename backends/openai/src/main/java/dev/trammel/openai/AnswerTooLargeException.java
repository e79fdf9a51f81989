package dev.trammel.openai;

/** An answer with more bytes than the options allow. */
public final class AnswerTooLargeException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public AnswerTooLargeException(Fault fault) {
        super(fault);
    }
}
