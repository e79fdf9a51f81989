package dev.trammel.constraints.internal.schema;

import java.util.HashMap;
import java.util.Map;

/** A schema with a URI of its own, and what is within it. */
final class SchemaResource {
    private final String uri;
    private final Draft draft;
    private final boolean validates;
    private final Map<String, String> dynamicAnchors = new HashMap<>();

    /**
     * Describes one.
     *
     * @param validates whether its dialect has the keywords that validate
     */
    SchemaResource(String uri, Draft draft, boolean validates) {
        this.uri = uri;
        this.draft = draft;
        this.validates = validates;
    }

    String uri() {
        return uri;
    }

    /** The draft in which it is written. */
    Draft draft() {
        return draft;
    }

    /** Whether its dialect has the keywords that validate. */
    boolean validates() {
        return validates;
    }

    /** The places of its dynamic anchors by name; a recursive anchor has no name. */
    Map<String, String> dynamicAnchors() {
        return dynamicAnchors;
    }
}
