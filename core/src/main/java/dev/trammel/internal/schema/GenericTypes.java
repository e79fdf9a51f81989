package dev.trammel.internal.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/** Jackson's resolved types as those of {@code java.lang.reflect}. */
public final class GenericTypes {
    private GenericTypes() {}

    /** The same type. */
    public static Type of(JavaType type) {
        if (type.isArrayType() && type.getContentType().hasGenericTypes()) {
            return (java.lang.reflect.GenericArrayType) () -> of(type.getContentType());
        }
        int count = type.containedTypeCount();
        if (count == 0) {
            return type.getRawClass();
        }
        Type[] arguments = new Type[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = of(type.containedType(i));
        }
        return new Parameterized(type.getRawClass(), arguments);
    }

    private record Parameterized(Class<?> raw, Type[] arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return raw.getDeclaringClass();
        }
    }
}
