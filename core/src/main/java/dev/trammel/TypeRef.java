package dev.trammel;

import dev.trammel.internal.schema.AnnotatedRoot;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Type;

/**
 * A type with its type arguments: {@code new TypeRef<Page<Item>>() {}}.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T> {
    private final Type type;

    /** Reads the type from the class that extends this one. */
    protected TypeRef() {
        if (!(getClass().getAnnotatedSuperclass() instanceof AnnotatedParameterizedType parameterized)) {
            throw new IllegalArgumentException(
                    "expected a type argument, as in new TypeRef<List<String>>() {}, found none");
        }
        type = AnnotatedRoot.of(parameterized.getAnnotatedActualTypeArguments()[0]);
    }

    /** The type. */
    public final Type type() {
        return type;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof TypeRef<?> that && type.equals(that.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return type.getTypeName();
    }
}
