package dev.trammel.constraints;

/** A constraint that can't be compiled: the message says what was expected, what was found and where. */
public abstract sealed class ConstraintException extends IllegalArgumentException
        permits ChoiceException, LimitException, RegexException, SchemaException {
    private static final long serialVersionUID = 1;

    ConstraintException(String message) {
        super(message);
    }
}
