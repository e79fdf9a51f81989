package dev.trammel.constraints.internal.schema;

import java.util.Map;

/** Tells which values the schemas at places have. */
interface Places {
    /**
     * The values of the schema at a place.
     *
     * @param scope the dynamic anchors in force
     */
    Formula formula(String place, Map<String, String> scope);
}
