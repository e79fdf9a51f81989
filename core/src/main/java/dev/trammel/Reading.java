package dev.trammel;

/** How the answers of a remote model are read. What a mask held to is always read strictly. */
public enum Reading {
    /** The answer is the value, and nothing else. */
    STRICT,
    /**
     * If the answer is not the value alone, a fence or prose around it and commas too many are taken away, as long as
     * it is clear which part is meant; {@link Attempt#repairs()} says what was. A truncated answer is never repaired.
     */
    LENIENT
}
