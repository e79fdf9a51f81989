package dev.trammel.openai;

/** A quota or balance that is used up, which waiting doesn't help (402, or 429 with {@code insufficient_quota}). */
public final class QuotaException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public QuotaException(Fault fault) {
        super(fault);
    }
}
