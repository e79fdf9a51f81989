package dev.trammel.internal.schema;

import java.lang.reflect.Type;
import tools.jackson.databind.JsonNode;

public final class TypeSchemas {
    private TypeSchemas() {}
    public static JsonNode of(Type type) { throw new UnsupportedOperationException(); }
}
