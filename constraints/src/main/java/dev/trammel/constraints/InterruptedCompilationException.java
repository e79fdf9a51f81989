package dev.trammel.constraints;

/** A constraint whose compilation ended because its thread was interrupted. The thread stays interrupted. */
public final class InterruptedCompilationException extends ConstraintException {
    private static final long serialVersionUID = 1;

    private final String place;

    /**
     * Says where.
     *
     * @param place the JSON pointer or the regular expression that was being compiled
     */
    public InterruptedCompilationException(String place) {
        super("expected to compile a constraint undisturbed, found the thread interrupted, at " + shortened(place));
        this.place = place;
    }

    /** The JSON pointer or the regular expression that was being compiled. */
    public String place() {
        return place;
    }
}
