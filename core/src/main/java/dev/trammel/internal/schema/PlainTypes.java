package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/**
 * Records and enums of which no annotation says anything to Jackson: what it makes of them needs no asking. This only
 * saves time, for to ask Jackson takes most of a program's start.
 */
final class PlainTypes {
    private static final TypeFactory TYPES = TypeFactory.createDefaultInstance();

    private PlainTypes() {}

    /** The members of such a record by their keys; null if it is none. */
    static @Nullable Map<String, Property> properties(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (!raw.isRecord() || !isPlain(raw)) {
            return null;
        }
        Map<String, Property> properties = new LinkedHashMap<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            Set<Annotation> said = new LinkedHashSet<>(List.of(component.getAnnotations()));
            List<AnnotatedType> written = new ArrayList<>();
            written.add(component.getAnnotatedType());
            try {
                Field field = raw.getDeclaredField(component.getName());
                said.addAll(List.of(field.getAnnotations()));
                written.add(field.getAnnotatedType());
            } catch (NoSuchFieldException e) {
                return null;
            }
            said.addAll(List.of(component.getAccessor().getAnnotations()));
            properties.put(
                    component.getName(),
                    new Property(
                            component.getName(),
                            component.getName(),
                            TYPES.resolveMemberType(component.getGenericType(), type.getBindings()),
                            written,
                            List.copyOf(said),
                            null,
                            JsonFormat.Value.empty(),
                            List.of(),
                            KotlinTypes.Said.NOTHING,
                            raw));
        }
        return properties;
    }

    /** Whether an enum is one of these: its constants go by their names. */
    static boolean isPlainEnum(Class<?> type) {
        return isPlain(type);
    }

    private static boolean isPlain(Class<?> type) {
        if (speaks(type) || type.isSealed() || type.getEnclosingMethod() != null) {
            return false;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (!parent.getName().startsWith("java.")) {
                return false;
            }
        }
        return none(type.getDeclaredFields())
                && none(type.getDeclaredMethods())
                && none(type.getDeclaredConstructors());
    }

    private static boolean none(AccessibleObject[] members) {
        for (AccessibleObject member : members) {
            if (speaks(member)) {
                return false;
            }
            if (member instanceof Executable executable && !(member instanceof Method)) {
                for (Parameter parameter : executable.getParameters()) {
                    if (speaks(parameter)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean speaks(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            String name = annotation.annotationType().getName();
            // What is not Jackson's may be made of what is.
            boolean known = name.startsWith("java.")
                    || name.startsWith("jakarta.validation.constraints.")
                    || name.startsWith("org.jspecify.");
            if (!known) {
                return true;
            }
        }
        return false;
    }
}
