package dev.trammel.internal.schema;

import dev.trammel.internal.schema.SchemaWalk.Purpose;
import java.lang.reflect.Type;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of Java types: what there is and how it is bound is asked of Jackson. */
public final class TypeSchemas {
    private TypeSchemas() {}

    /**
     * The schema of the JSON from which a mapper makes a value of a type, in a new node.
     *
     * @throws dev.trammel.UnsupportedTypeException if there is none
     */
    public static JsonNode of(Type type, JsonMapper mapper) {
        return of(type, mapper, Purpose.ASK);
    }

    /**
     * The schema that answers are checked against, in a new node: what may be null may also be left out, and keys go by
     * their aliases as well.
     *
     * <p>A model that is held to the other schema writes each key, so that it has to decide; one that is not may leave
     * out what it has no value for.
     */
    public static JsonNode ofAnswers(Type type, JsonMapper mapper) {
        return of(type, mapper, Purpose.CHECK);
    }

    private static JsonNode of(Type type, JsonMapper mapper, Purpose purpose) {
        return Tidy.tidy(SchemaWalk.schema(new Introspection(mapper), mapper.constructType(type), name(type), purpose));
    }

    /** A type as people write it, without packages. */
    static String name(Type type) {
        return type.getTypeName().replaceAll("[\\w.]*[.$](?=\\w)", "");
    }
}
