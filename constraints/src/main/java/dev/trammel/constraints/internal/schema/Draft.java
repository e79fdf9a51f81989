package dev.trammel.constraints.internal.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A draft of JSON Schema. */
enum Draft {
    DRAFT_4,
    DRAFT_6,
    DRAFT_7,
    DRAFT_2019_09,
    DRAFT_2020_12;

    private static final Map<String, Draft> BY_URI = Map.of(
            "http://json-schema.org/draft-04/schema", DRAFT_4,
            "https://json-schema.org/draft-04/schema", DRAFT_4,
            "https://json-schema.org/draft-06/schema", DRAFT_6,
            "https://json-schema.org/draft-07/schema", DRAFT_7,
            "http://json-schema.org/draft-06/schema", DRAFT_6,
            "http://json-schema.org/draft-07/schema", DRAFT_7,
            "http://json-schema.org/schema", DRAFT_2020_12,
            "https://json-schema.org/draft/2019-09/schema", DRAFT_2019_09,
            "https://json-schema.org/draft/2020-12/schema", DRAFT_2020_12);

    /** The draft of a URI; null if it is none. */
    static @Nullable Draft named(String uri) {
        return BY_URI.get(uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri);
    }

    /** Whether a dialect has the keywords that validate. */
    static boolean validates(JsonNode dialect) {
        JsonNode vocabulary = dialect.path("$vocabulary");
        return vocabulary.isMissingNode()
                || vocabulary.propertyNames().stream().anyMatch(uri -> uri.endsWith("/vocab/validation"));
    }

    boolean isAtLeast(Draft other) {
        return compareTo(other) >= 0;
    }

    /** The keyword that names a schema. */
    String idKeyword() {
        return this == DRAFT_4 ? "id" : "$id";
    }
}
