package dev.trammel.internal.schema;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A type with type arguments about which annotations say something.
 *
 * @param plain the type
 * @param annotated the same with its annotations
 */
public record AnnotatedRoot(ParameterizedType plain, AnnotatedType annotated) implements ParameterizedType {

    /** The type as it is written, with its annotations if there are some. */
    public static Type of(AnnotatedType written) {
        return written.getType() instanceof ParameterizedType plain && speaks(written)
                ? new AnnotatedRoot(plain, written)
                : written.getType();
    }

    private static boolean speaks(AnnotatedType type) {
        return type.getAnnotations().length > 0
                || (type instanceof AnnotatedParameterizedType parameterized
                        && Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                                .anyMatch(AnnotatedRoot::speaks));
    }

    @Override
    public Type[] getActualTypeArguments() {
        return plain.getActualTypeArguments();
    }

    @Override
    public Type getRawType() {
        return plain.getRawType();
    }

    @Override
    public @Nullable Type getOwnerType() {
        return plain.getOwnerType();
    }

    @Override
    public String getTypeName() {
        return plain.getTypeName();
    }

    @Override
    public String toString() {
        return plain.toString();
    }
}
