package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedMember;

/**
 * A member of a type as Jackson binds it.
 *
 * @param name its key in JSON
 * @param javaName its name in Java; a path where it is a member of an unwrapped one
 * @param type its type, with type arguments
 * @param written the same as written at field, parameter and getter, with the annotations inside it
 * @param said the annotations at it, wherever they stand
 * @param bound what Jackson sets; null where nothing but the type says how
 * @param format what {@code @JsonFormat} says
 * @param aliases other keys that Jackson takes for it
 * @param kotlin what Kotlin says of it
 * @param owner the type that declares it
 * @param chosen which members of its value count
 * @param problem why it can't be bound; null if it can
 */
record Property(
        String name,
        String javaName,
        JavaType type,
        List<AnnotatedType> written,
        List<Annotation> said,
        @Nullable AnnotatedMember bound,
        JsonFormat.Value format,
        List<String> aliases,
        KotlinTypes.Said kotlin,
        Class<?> owner,
        Chosen chosen,
        @Nullable String problem) {

    /** The same as a member of the type that an unwrapped member belongs to. */
    Property unwrapped(String newName, Property outer) {
        return new Property(
                newName,
                outer.javaName + "." + javaName,
                type,
                written,
                said,
                bound,
                format,
                List.of(),
                kotlin,
                outer.owner,
                chosen,
                problem);
    }

    /** The same, but it can't be bound. */
    Property refused(String why) {
        return new Property(name, javaName, type, written, said, bound, format, aliases, kotlin, owner, chosen, why);
    }

    /** Where its value stands, in an object whose type arguments say something. */
    Place place(Bindings bindings) {
        return new Place(type, Written.all(written, bindings), said, format, kotlin.nullness(), chosen);
    }
}
