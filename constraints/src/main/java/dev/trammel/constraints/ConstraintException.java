package dev.trammel.constraints;

/** A constraint that can't be compiled: the message says what was expected, what was found and where. */
public abstract sealed class ConstraintException extends IllegalArgumentException
        permits ChoiceException, InterruptedCompilationException, LimitException, RegexException, SchemaException {
    private static final long serialVersionUID = 1;

    /** Longer places are shortened in their middle, for people. */
    private static final int LONGEST_PLACE = 1000;

    ConstraintException(String message) {
        super(message);
    }

    /** A place as a message has it. */
    static String shortened(String place) {
        int half = LONGEST_PLACE / 2;
        return place.length() <= LONGEST_PLACE
                ? place
                : place.substring(0, half) + "…" + place.substring(place.length() - half);
    }
}
