package dev.trammel.constraints;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the schema documents that references lead to. Nothing is fetched unless the user's own resolver fetches it. */
@FunctionalInterface
public interface SchemaResolver {
    /** Knows no documents. */
    SchemaResolver NONE = uri -> null;

    /**
     * The document at a URI.
     *
     * @param uri absolute, without a fragment
     * @return null if there is none
     */
    @Nullable
    JsonNode resolve(String uri);
}
