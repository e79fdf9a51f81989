package dev.trammel.openai;

/** A key that the server doesn't know, or none at all (401; 400 at LiteLLM). */
public final class AuthenticationException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public AuthenticationException(Fault fault) {
        super(fault);
    }
}
