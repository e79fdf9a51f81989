package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.SchemaException;
import java.util.Map;
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
            "http://json-schema.org/draft-06/schema", DRAFT_6,
            "http://json-schema.org/draft-07/schema", DRAFT_7,
            "http://json-schema.org/schema", DRAFT_2020_12,
            "https://json-schema.org/draft/2019-09/schema", DRAFT_2019_09,
            "https://json-schema.org/draft/2020-12/schema", DRAFT_2020_12);

    /** The draft that a document names, else 2020-12. */
    static Draft of(JsonNode root) {
        JsonNode named = root.path("$schema");
        if (!named.isString()) {
            return DRAFT_2020_12;
        }
        String uri = named.asString();
        Draft draft = BY_URI.get(uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri);
        if (draft == null) {
            throw new SchemaException("expected a draft from 4 to 2020-12, found " + uri, "/$schema");
        }
        return draft;
    }

    boolean isAtLeast(Draft other) {
        return compareTo(other) >= 0;
    }

    /** The keyword that names a schema. */
    String idKeyword() {
        return this == DRAFT_4 ? "id" : "$id";
    }
}
