package dev.trammel;

/** Why an answer ended. */
public enum FinishReason {
    /** The model ended it, or nothing could follow. */
    STOP,
    /**
     * The token limit came near, and the mask led the answer to its end: whole, but not at the place the model would
     * have chosen.
     */
    CLOSED_EARLY,
    /** Free text reached the token limit and was cut. */
    TRUNCATED,
    /** The call failed before the answer was whole. */
    FAILED
}
