package dev.trammel.openai;

/** A model, a deployment or a path that the server doesn't know (404; a model at LiteLLM, 400). */
public final class NotFoundException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public NotFoundException(Fault fault) {
        super(fault);
    }
}
