package dev.trammel.constraints;

/** How much work a constraint may take before it is refused. */
final class Limits {
    /** States and terms that a regular expression or a choice may have in all, over all its cursors. */
    static final int MOST_STATES = 10_000_000;

    private Limits() {}
}
