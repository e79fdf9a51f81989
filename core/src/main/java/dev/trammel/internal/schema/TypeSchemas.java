package dev.trammel.internal.schema;

import dev.trammel.UnsupportedTypeException;
import dev.trammel.internal.json.Binding;
import dev.trammel.internal.schema.SchemaWalk.Purpose;
import java.lang.reflect.Type;
import java.util.List;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/** The schemas of Java types: what there is and how it is bound is asked of Jackson. */
public final class TypeSchemas {
    private TypeSchemas() {}

    /**
     * The schema of the JSON from which a mapper makes a value of a type, in a new node.
     *
     * @throws dev.trammel.UnsupportedTypeException if there is none
     */
    public static JsonNode of(Type type, Binding binding) {
        return of(type, binding, Purpose.ASK);
    }

    /**
     * The schema that answers are checked against, in a new node: what may be null may also be left out, and keys go by
     * their aliases as well.
     *
     * <p>A model that is held to the other schema writes each key, so that it has to decide; one that is not may leave
     * out what it has no value for.
     */
    public static JsonNode ofAnswers(Type type, Binding binding) {
        return of(type, binding, Purpose.CHECK);
    }

    private static JsonNode of(Type type, Binding binding, Purpose purpose) {
        JavaType javaType = binding.type(type);
        JsonNode schema =
                Tidy.tidy(SchemaWalk.schema(new Introspection(binding), root(type, javaType), name(type), purpose));
        String endless = Finite.endless(schema);
        if (endless != null) {
            throw new UnsupportedTypeException(
                    "expected a type of which there are values, found one that always contains itself: make it @Nullable or"
                            + " an Optional where it ends",
                    new MemberNames(binding, javaType).of(endless));
        }
        return schema;
    }

    private static Place root(Type type, JavaType javaType) {
        return type instanceof AnnotatedRoot root ? Place.of(javaType, List.of(root.annotated())) : Place.of(javaType);
    }

    /** A schema in one line without blanks. */
    public static String write(JsonNode schema) {
        StringBuilder text = new StringBuilder();
        Nodes.write(schema, text);
        return text.toString();
    }

    /** A type as people write it, without packages. */
    static String name(Type type) {
        return type.getTypeName().replaceAll("[\\w.]*[.$]\\d*(?=\\w)", "");
    }
}
