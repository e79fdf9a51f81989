package dev.trammel.openai;

/** A key that may not do this (403). */
public final class PermissionException extends OpenAiException {
    private static final long serialVersionUID = 1;

    /** Says what happened. */
    public PermissionException(Fault fault) {
        super(fault);
    }
}
