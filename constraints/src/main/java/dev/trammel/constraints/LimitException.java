package dev.trammel.constraints;

/** A constraint whose compilation or masks need more work or memory than their limit allows. */
public final class LimitException extends ConstraintException {
    private static final long serialVersionUID = 1;

    private final String place;

    /**
     * Says which limit.
     *
     * @param limit its name and value
     * @param place the JSON pointer or the regular expression that takes the work
     */
    public LimitException(String limit, String place) {
        super("reached the limit of " + limit + ", at " + shortened(place));
        this.place = place;
    }

    /** The JSON pointer or the regular expression that takes the work. */
    public String place() {
        return place;
    }
}
