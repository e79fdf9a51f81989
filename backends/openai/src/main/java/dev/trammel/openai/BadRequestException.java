package dev.trammel.openai;

/** A request that the server finds wrong (400): a parameter, a schema, a prompt that is too long. */
public final class BadRequestException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public BadRequestException(Fault fault) {
        super(fault);
    }
}
