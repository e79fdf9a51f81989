package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.trammel.internal.schema.KotlinTypes.Nullness;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
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
 * @param chosen which members of an object there count
 */
record Place(
        JavaType type,
        List<Written> written,
        List<Annotation> said,
        JsonFormat.Value format,
        Nullness nullness,
        Chosen chosen) {

    /** A type about which nothing is said. */
    static Place of(JavaType type) {
        return of(type, List.of());
    }

    /** A type about which nothing is said but where it is written. */
    static Place of(JavaType type, List<AnnotatedType> written) {
        return new Place(
                type,
                Written.all(written, Bindings.NONE),
                List.of(),
                JsonFormat.Value.empty(),
                Nullness.UNSAID,
                Chosen.ALL);
    }

    /** The place of the values inside this one, by the type argument that stands for them. */
    Place inside(JavaType content, int argument) {
        List<Written> inner = Written.inside(written, said, argument);
        return new Place(content, inner, List.of(), format, nullness.argument(argument), chosen);
    }

    /**
     * The place of what an {@code Optional} holds.
     *
     * @throws IllegalArgumentException if a constraint stands at the one and means the other: no validator takes it
     */
    Place unwrapped(JavaType content) {
        Place inner = inside(content, 0);
        if (Constraints.OPTIONAL_NUMBERS.contains(type.getRawClass())) {
            return new Place(content, List.of(), annotations(), format, inner.nullness, chosen);
        }
        for (Annotation constraint : Constraints.of(this)) {
            if (!(constraint instanceof NotNull || constraint instanceof Null)) {
                String name = constraint.annotationType().getSimpleName();
                throw new IllegalArgumentException("expected constraints at the type argument, as in Optional<@" + name
                        + " …>, found @" + name + " at " + type.getRawClass().getName());
            }
        }
        return new Place(content, inner.written, List.of(), format, inner.nullness, chosen);
    }

    /** All annotations, beside and on the type, those in lists one by one. */
    List<Annotation> annotations() {
        Set<Annotation> all = new LinkedHashSet<>();
        said.forEach(annotation -> addTo(all, annotation));
        for (Written one : written) {
            one.annotations().forEach(annotation -> addTo(all, annotation));
        }
        return List.copyOf(all);
    }

    /** Annotations, those in lists one by one. */
    static Set<Annotation> each(List<Annotation> annotations) {
        Set<Annotation> all = new LinkedHashSet<>();
        annotations.forEach(annotation -> addTo(all, annotation));
        return all;
    }

    /** Whether one of some annotations is {@code @Nullable}. */
    static boolean isNullable(List<Annotation> annotations) {
        return annotations.stream()
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
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

    /** Whether {@code @Nullable}, of whatever package, is said about it, and no constraint says that it isn't. */
    boolean isNullable() {
        return (nullness.nullable() || isNullable(annotations()))
                && Constraints.of(this).stream()
                        .noneMatch(constraint -> constraint instanceof NotNull
                                || constraint instanceof NotBlank
                                || constraint instanceof NotEmpty);
    }
}
