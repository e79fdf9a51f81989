package dev.trammel.constraints.internal.json;

/** What a JSON value may be. Equal values of one constraint are the same object. */
public interface Value {
    /** The length of a value that no text can be. */
    int NEVER = Integer.MAX_VALUE / 4;

    /** The values by their type; made when it is first asked for. */
    Shape shape();

    /** The length in bytes of a shortest text, or {@link #NEVER}. */
    int shortest();

    /** Whether some text is such a value. */
    default boolean isPossible() {
        return shortest() < NEVER;
    }
}
