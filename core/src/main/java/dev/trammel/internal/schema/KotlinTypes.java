package dev.trammel.internal.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Kotlin says of the members of a class: which may be null, and which have a default. Asked of kotlin-reflect,
 * which the Kotlin module of Jackson brings; by reflection, so that nobody else needs it.
 */
final class KotlinTypes {

    /**
     * What is said of one member.
     *
     * @param nullness whether it, and what is inside it, may be null
     * @param optional whether it may be left out
     */
    record Said(Nullness nullness, boolean optional) {
        static final Said NOTHING = new Said(Nullness.UNSAID, false);
    }

    /**
     * What is said of a type.
     *
     * @param nullable whether its values may be null
     * @param arguments the same of its type arguments; may be fewer than there are
     */
    record Nullness(boolean nullable, List<Nullness> arguments) {
        static final Nullness UNSAID = new Nullness(false, List.of());

        Nullness argument(int index) {
            return index < arguments.size() ? arguments.get(index) : UNSAID;
        }
    }

    private KotlinTypes() {}

    /** What is said of each member of a class by its name; nothing if it isn't one of Kotlin's. */
    static Map<String, Said> of(Class<?> type) {
        if (!isKotlin(type)) {
            return Map.of();
        }
        try {
            Object kotlinClass = Class.forName("kotlin.jvm.JvmClassMappingKt")
                    .getMethod("getKotlinClass", Class.class)
                    .invoke(null, type);
            Map<String, Said> all = new HashMap<>();
            addProperties(kotlinClass, all);
            Object constructor = Class.forName("kotlin.reflect.full.KClasses")
                    .getMethod("getPrimaryConstructor", Class.forName("kotlin.reflect.KClass"))
                    .invoke(null, kotlinClass);
            if (constructor == null) {
                return all;
            }
            Method parameters = Class.forName("kotlin.reflect.KCallable").getMethod("getParameters");
            for (Object parameter : (List<?>) parameters.invoke(constructor)) {
                Class<?> kind = Class.forName("kotlin.reflect.KParameter");
                Object declared = kind.getMethod("getType").invoke(parameter);
                boolean optional = (boolean) kind.getMethod("isOptional").invoke(parameter);
                all.put(
                        String.valueOf(kind.getMethod("getName").invoke(parameter)),
                        new Said(nullness(declared), optional));
            }
            return all;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "expected kotlin-reflect and jackson-module-kotlin for a class of Kotlin, found " + type.getName()
                            + " without: " + e,
                    e);
        }
    }

    /** Properties that are no parameters of the constructor. */
    private static void addProperties(Object kotlinClass, Map<String, Said> all) throws ReflectiveOperationException {
        Collection<?> properties = (Collection<?>) Class.forName("kotlin.reflect.full.KClasses")
                .getMethod("getMemberProperties", Class.forName("kotlin.reflect.KClass"))
                .invoke(null, kotlinClass);
        Class<?> kind = Class.forName("kotlin.reflect.KCallable");
        for (Object property : properties == null ? List.of() : properties) {
            Object declared = kind.getMethod("getReturnType").invoke(property);
            String name = String.valueOf(kind.getMethod("getName").invoke(property));
            all.put(name, new Said(nullness(declared), false));
        }
    }

    /** The only member of a value class; null if it is none. */
    static @Nullable Field valueOf(Class<?> type) {
        for (Annotation annotation : type.getDeclaredAnnotations()) {
            if (annotation.annotationType().getName().equals("kotlin.jvm.JvmInline")) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        return field;
                    }
                }
            }
        }
        return null;
    }

    /** Of a {@code KType}; of a star projection, which has none, nothing. */
    private static Nullness nullness(@Nullable Object type) throws ReflectiveOperationException {
        if (type == null) {
            return Nullness.UNSAID;
        }
        Class<?> kind = Class.forName("kotlin.reflect.KType");
        boolean nullable = (boolean) kind.getMethod("isMarkedNullable").invoke(type);
        Method argumentType = Class.forName("kotlin.reflect.KTypeProjection").getMethod("getType");
        List<Nullness> arguments = new ArrayList<>();
        for (Object projection : (List<?>) kind.getMethod("getArguments").invoke(type)) {
            arguments.add(nullness(argumentType.invoke(projection)));
        }
        return new Nullness(nullable, List.copyOf(arguments));
    }

    private static boolean isKotlin(Class<?> type) {
        for (Annotation annotation : type.getDeclaredAnnotations()) {
            if (annotation.annotationType().getName().equals("kotlin.Metadata")) {
                return true;
            }
        }
        return false;
    }
}
