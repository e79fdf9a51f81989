package dev.trammel.internal.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Kotlin says of the members of a class: which may be null, and which have a default. Asked of kotlin-reflect,
 * which the Kotlin module of Jackson brings; by reflection, so that nobody else needs it.
 */
final class KotlinTypes {

    /**
     * What is said of one member.
     *
     * @param nullable whether it may be null
     * @param optional whether it may be left out
     */
    record Said(boolean nullable, boolean optional) {
        static final Said NOTHING = new Said(false, false);
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
            Object constructor = Class.forName("kotlin.reflect.full.KClasses")
                    .getMethod("getPrimaryConstructor", Class.forName("kotlin.reflect.KClass"))
                    .invoke(null, kotlinClass);
            if (constructor == null) {
                return Map.of();
            }
            Method parameters = Class.forName("kotlin.reflect.KCallable").getMethod("getParameters");
            Map<String, Said> all = new HashMap<>();
            for (Object parameter : (List<?>) parameters.invoke(constructor)) {
                Class<?> kind = Class.forName("kotlin.reflect.KParameter");
                Object declared = kind.getMethod("getType").invoke(parameter);
                boolean nullable = (boolean) Class.forName("kotlin.reflect.KType")
                        .getMethod("isMarkedNullable")
                        .invoke(declared);
                boolean optional = (boolean) kind.getMethod("isOptional").invoke(parameter);
                all.put(String.valueOf(kind.getMethod("getName").invoke(parameter)), new Said(nullable, optional));
            }
            return all;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "expected kotlin-reflect and jackson-module-kotlin for a class of Kotlin, found " + type.getName()
                            + " without: " + e,
                    e);
        }
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
