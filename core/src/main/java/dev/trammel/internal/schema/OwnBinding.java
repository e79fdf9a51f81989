package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;

/** Refuses code of the user's own by which Jackson reads something of which no type tells the shape. */
final class OwnBinding {
    private OwnBinding() {}

    /**
     * Looks at a class: a module of the user's mapper may read it.
     *
     * @throws IllegalArgumentException if one does
     */
    static void refuse(Class<?> type, Introspection introspection) {
        long readers = introspection.ownReaders().stream()
                .filter(module -> module.hasDeserializerFor(introspection.config(), type))
                .count();
        if (readers > (type.getName().startsWith("java.time.") ? 1 : 0)) { // Jackson's own is a module, too
            throw new IllegalArgumentException("expected a value that is bound as its type says, found a"
                    + " deserializer of the mapper's modules for " + type.getName());
        }
    }

    /**
     * Looks at a type or member.
     *
     * @throws IllegalArgumentException if its shape can't be known
     */
    static void refuse(Annotated annotated, Introspection introspection) {
        DeserializationConfig config = introspection.config();
        AnnotationIntrospector introspector = introspection.annotationIntrospector();
        if (introspector.findDeserializer(config, annotated) != null
                || introspector.findContentDeserializer(config, annotated) != null
                || introspector.findKeyDeserializer(config, annotated) != null
                || introspector.findDeserializationConverter(config, annotated) != null) {
            throw new IllegalArgumentException(
                    "expected a value that is bound as its type says, found a deserializer of its own"
                            + " (@JsonDeserialize)");
        }
        if (!(annotated instanceof AnnotatedClass)) {
            if (introspector.findPolymorphicTypeInfo(config, annotated) != null) {
                throw new IllegalArgumentException("expected @JsonTypeInfo at a type, found it at a member");
            }
            return;
        }
        JsonFormat.Value format = introspector.findFormat(config, annotated);
        if (format != null && format.getShape() == JsonFormat.Shape.ARRAY) {
            throw new IllegalArgumentException("expected an object, found @JsonFormat(shape = ARRAY)");
        }
    }
}
