package dev.trammel.constraints;

/** A list of options that is none: empty, with an empty option, or with one option twice. */
public final class ChoiceException extends ConstraintException {
    private static final long serialVersionUID = 1;

    /** Says what is wrong with the list. */
    public ChoiceException(String message) {
        super(message);
    }
}
