package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;

/**
 * Annotations by which Jackson reads something else than the Java type says, so that no schema follows from the type.
 */
final class OwnBinding {
    private OwnBinding() {}

    /** Names the annotation at a member; null if there is none. */
    static @Nullable String of(AnnotatedMember member, Beans beans) {
        DeserializationConfig config = beans.config();
        AnnotationIntrospector introspector = config.getAnnotationIntrospector();
        if (introspector.findUnwrappingNameTransformer(config, member) != null) {
            return "@JsonUnwrapped";
        }
        if (introspector.findPolymorphicTypeInfo(config, member) != null) {
            return "@JsonTypeInfo";
        }
        JsonFormat.Value format = introspector.findFormat(config, member);
        if (format != null && (format.hasPattern() || format.hasShape())) {
            return "@JsonFormat";
        }
        return ofAnnotated(member, beans);
    }

    /** Names the annotation at a type or member; null if there is none. */
    static @Nullable String ofAnnotated(Annotated annotated, Beans beans) {
        DeserializationConfig config = beans.config();
        AnnotationIntrospector introspector = config.getAnnotationIntrospector();
        boolean own = introspector.findDeserializer(config, annotated) != null
                || introspector.findContentDeserializer(config, annotated) != null
                || introspector.findKeyDeserializer(config, annotated) != null
                || introspector.findDeserializationConverter(config, annotated) != null;
        return own ? "@JsonDeserialize" : null;
    }
}
