package dev.trammel.constraints.internal.schema;

/** A schema whose values can't be told without those of the same schema. */
final class CycleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String place;

    CycleException(String place) {
        this.place = place;
    }

    /** Where the schema is. */
    String place() {
        return place;
    }
}
