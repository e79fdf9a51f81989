package dev.trammel.internal.schema;

/** What Kotlin says of a member. */
final class KotlinTypes {
    private KotlinTypes() {}

    /** Whether a member may be left out because Kotlin has a value for it. */
    static boolean hasDefault(Property property) {
        return false;
    }
}
