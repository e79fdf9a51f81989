package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/**
 * Records and enums of which annotations say nothing to Jackson but names and descriptions: what it makes of them needs
 * no asking. This only saves time, for to ask Jackson takes most of a program's start.
 */
final class PlainTypes {
    private static final TypeFactory TYPES = TypeFactory.createDefaultInstance();

    private PlainTypes() {}

    /** The members of such a record by their keys; null if it is none. */
    static @Nullable Map<String, Property> properties(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (!raw.isRecord() || isMore(raw) || !none(raw.getDeclaredFields(), PlainTypes::saysName)) {
            return null;
        }
        if (!noneBesideFields(raw)) {
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
            String name = name(component.getName(), said);
            Property other = properties.put(
                    name,
                    new Property(
                            name,
                            component.getName(),
                            TYPES.resolveMemberType(component.getGenericType(), type.getBindings()),
                            written,
                            List.copyOf(said),
                            null,
                            JsonFormat.Value.empty(),
                            List.of(),
                            KotlinTypes.Said.NOTHING,
                            raw,
                            Chosen.ALL,
                            null));
            if (other != null) {
                return null;
            }
        }
        return properties;
    }

    /** Whether an enum is one of these: its constants go by their names. */
    static boolean isPlainEnum(Class<?> type) {
        return !isMore(type)
                && none(type.getDeclaredFields(), annotation -> false)
                && none(type.getDeclaredMethods(), annotation -> false)
                && none(type.getDeclaredConstructors(), annotation -> false);
    }

    private static String name(String component, Set<Annotation> said) {
        for (Annotation annotation : said) {
            if (annotation instanceof JsonProperty property && !property.value().isEmpty()) {
                return property.value();
            }
        }
        return component;
    }

    /** Whether something about the type itself is for Jackson to say. */
    private static boolean isMore(Class<?> type) {
        if (speaks(type, annotation -> false) || type.isSealed() || type.getEnclosingMethod() != null) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (!parent.getName().startsWith("java.")) {
                return true;
            }
        }
        return false;
    }

    /** Whether accessors and constructors have no annotation that isn't at the field, too. */
    private static boolean noneBesideFields(Class<?> type) {
        Map<String, Set<Annotation>> ofFields = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                ofFields.put(field.getName(), Set.of(field.getAnnotations()));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            Set<Annotation> same = method.getParameterCount() == 0 ? ofFields.get(method.getName()) : null;
            if (speaks(method, same == null ? annotation -> false : same::contains)) {
                return false;
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (speaks(constructor, annotation -> false)) {
                return false;
            }
            Parameter[] parameters = constructor.getParameters();
            List<Set<Annotation>> same = List.copyOf(ofFields.values());
            for (int i = 0; i < parameters.length; i++) {
                if (speaks(
                        parameters[i],
                        parameters.length == same.size() ? same.get(i)::contains : annotation -> false)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean none(AccessibleObject[] members, Predicate<Annotation> known) {
        for (AccessibleObject member : members) {
            if (speaks(member, known)) {
                return false;
            }
            if (member instanceof Executable executable && !(member instanceof Method)) {
                for (Parameter parameter : executable.getParameters()) {
                    if (speaks(parameter, known)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** A name or a description, and no more. */
    private static boolean saysName(Annotation annotation) {
        return annotation instanceof JsonPropertyDescription
                || (annotation instanceof JsonProperty property
                        && property.access() == JsonProperty.Access.AUTO
                        && property.index() == JsonProperty.INDEX_UNKNOWN
                        && property.defaultValue().isEmpty()
                        && property.namespace().isEmpty());
    }

    private static boolean speaks(AnnotatedElement element, Predicate<Annotation> known) {
        for (Annotation annotation : element.getAnnotations()) {
            String name = annotation.annotationType().getName();
            // What is not Jackson's may be made of what is.
            boolean silent = name.startsWith("java.")
                    || name.startsWith("jakarta.validation.constraints.")
                    || name.startsWith("org.jspecify.");
            if (!silent && !known.test(annotation)) {
                return true;
            }
        }
        return false;
    }
}
