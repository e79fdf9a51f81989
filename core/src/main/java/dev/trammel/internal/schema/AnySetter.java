package dev.trammel.internal.schema;

import java.lang.reflect.AnnotatedType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;

/** What {@code @JsonAnySetter} takes: the values of keys that no member has. */
final class AnySetter {
    private AnySetter() {}

    /**
     * Where such values stand, of a method of two parameters, or a map or tree in a field or parameter.
     *
     * @return null if they are any JSON
     * @throws IllegalArgumentException if keys are no texts: Jackson takes them as texts whatever they are
     */
    static @Nullable Place values(AnnotatedMember any) {
        if (any instanceof AnnotatedMethod method && method.getParameterCount() == 2) {
            refuseKeys(method.getParameterType(0));
            AnnotatedType written = method.getAnnotated().getAnnotatedParameterTypes()[1];
            return Place.of(method.getParameterType(1), List.of(written));
        }
        JavaType type = any.getType();
        if (!type.isMapLikeType()) {
            return null;
        }
        refuseKeys(type.getKeyType());
        AnnotatedType written = Introspection.written(any);
        return Place.of(type, written == null ? List.of() : List.of(written)).inside(type.getContentType(), 1);
    }

    private static void refuseKeys(JavaType type) {
        if (!type.isTypeOrSuperTypeOf(String.class)) {
            throw new IllegalArgumentException("expected texts as keys for @JsonAnySetter, found "
                    + type.getRawClass().getName());
        }
    }
}
