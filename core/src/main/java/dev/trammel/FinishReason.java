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
    /** The token limit cut it: free text of a local model, or any answer of a remote one. */
    TRUNCATED,
    /** The model wants tools called. */
    TOOL_CALLS,
    /** A filter of the server held the answer or its end back. */
    FILTERED,
    /** The model refused to answer. */
    REFUSED,
    /** The call failed before the answer was whole. */
    FAILED
}
