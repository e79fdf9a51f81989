package dev.trammel.internal.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        List<Type> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(of(type.containedType(i)));
        }
        return new Parameterized(type.getRawClass(), arguments);
    }

    private record Parameterized(Class<?> raw, List<Type> arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(new Type[0]);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return raw.getDeclaringClass();
        }

        @Override
        public String toString() {
            return raw.getName()
                    + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
        }
    }
}
