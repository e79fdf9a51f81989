package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.trammel.internal.schema.KotlinTypes.Nullness;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JavaType;

/**
 * Where a value stands: its type, and what is said about it there.
 *
 * @param type the type, with type arguments
 * @param written the type as written, with the annotations inside it; empty if it is not written anywhere
 * @param said the annotations beside it
 * @param format what {@code @JsonFormat} says
 * @param nullness what Kotlin says of null
 */
record Place(
        JavaType type, List<AnnotatedType> written, List<Annotation> said, JsonFormat.Value format, Nullness nullness) {

    /** A type about which nothing is said. */
    static Place of(JavaType type) {
        return new Place(type, List.of(), List.of(), JsonFormat.Value.empty(), Nullness.UNSAID);
    }

    /** The place of the values inside this one, by the type argument that stands for them. */
    Place inside(JavaType content, int argument) {
        List<AnnotatedType> inner = new ArrayList<>();
        for (AnnotatedType outer : written) {
            if (outer instanceof AnnotatedArrayType array) {
                inner.add(array.getAnnotatedGenericComponentType());
            } else if (outer instanceof AnnotatedParameterizedType parameterized
                    && argument < parameterized.getAnnotatedActualTypeArguments().length) {
                inner.add(parameterized.getAnnotatedActualTypeArguments()[argument]);
            }
        }
        return new Place(content, inner, List.of(), format, nullness.argument(argument));
    }

    /** The place of what an {@code Optional} holds: what is said about the one is said about the other. */
    Place unwrapped(JavaType content) {
        Place inner = inside(content, 0);
        return new Place(content, inner.written, said, format, inner.nullness);
    }

    /** All annotations, beside and on the type, those in lists one by one. */
    List<Annotation> annotations() {
        Set<Annotation> all = new LinkedHashSet<>();
        said.forEach(annotation -> addTo(all, annotation));
        for (AnnotatedType type : written) {
            for (Annotation annotation : type.getAnnotations()) {
                addTo(all, annotation);
            }
        }
        return List.copyOf(all);
    }

    private static void addTo(Set<Annotation> all, Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        if (type.getSimpleName().equals("List") && type.isMemberClass()) {
            try {
                all.addAll(Arrays.asList((Annotation[]) type.getMethod("value").invoke(annotation)));
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
                throw new IllegalArgumentException("expected a list of annotations, found " + annotation, e);
            }
        } else {
            all.add(annotation);
        }
    }

    /** Whether {@code @Nullable}, of whatever package, is said about it. */
    boolean isNullable() {
        return nullness.nullable()
                || annotations().stream()
                        .anyMatch(annotation ->
                                annotation.annotationType().getSimpleName().equals("Nullable"));
    }
}
