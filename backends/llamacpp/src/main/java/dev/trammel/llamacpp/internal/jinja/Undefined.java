package dev.trammel.llamacpp.internal.jinja;

/** The value of a name that nothing was assigned to: prints nothing, is false, and can't be looked into. */
enum Undefined {
    UNDEFINED;

    @Override
    public String toString() {
        return "";
    }
}
