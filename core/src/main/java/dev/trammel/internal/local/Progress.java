package dev.trammel.internal.local;

/** Hears an answer as it comes. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = piece -> {};

    /** The next piece of the text: whole characters, never empty. */
    void text(String piece);
}
