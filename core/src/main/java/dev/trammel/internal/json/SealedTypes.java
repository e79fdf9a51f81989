package dev.trammel.internal.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Lets Jackson tell the subtypes of a sealed type apart without annotations: by their simple names, in a key
 * {@code type}, or the first one of some others that no subtype has a member by the name of.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    private static final List<String> KEYS = List.of("type", "kind", "@type");

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        JsonTypeInfo.Value declared = super.findPolymorphicTypeInfo(config, annotated);
        // A constant of an enum is one text, and has no place for a key.
        if (declared != null
                || !(annotated instanceof AnnotatedClass)
                || annotated.getRawType().isEnum()) {
            return declared;
        }
        Class<?> root = sealedRoot(annotated.getRawType());
        if (root == null) {
            return null;
        }
        return JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, key(root), null, false, true, null);
    }

    /** The outermost sealed type that a type belongs to, so that base and subtypes agree on the key. */
    static @Nullable Class<?> sealedRoot(Class<?> type) {
        List<Class<?>> parents = new ArrayList<>(Arrays.asList(type.getInterfaces()));
        if (type.getSuperclass() != null) {
            parents.add(type.getSuperclass());
        }
        for (Class<?> parent : parents) {
            Class<?> root = isApart(parent) ? sealedRoot(parent) : null;
            if (root != null) {
                return root;
            }
        }
        return isApart(type) ? type : null;
    }

    /**
     * Whether subtypes have to be told apart. The library's own sealed types (as ZoneId is in some releases) are one
     * JSON value.
     */
    private static boolean isApart(Class<?> type) {
        return type.isSealed() && !type.isEnum() && !type.getName().startsWith("java.");
    }

    private static String key(Class<?> root) {
        Set<String> members = new LinkedHashSet<>();
        for (Class<?> leaf : leaves(root)) {
            addMembers(leaf, members);
        }
        return KEYS.stream().filter(key -> !members.contains(key)).findFirst().orElse("@class");
    }

    /** The names of fields, inherited ones too, and what annotations call members. */
    private static void addMembers(Class<?> leaf, Set<String> members) {
        List<AnnotatedElement> elements = new ArrayList<>();
        for (Class<?> type = leaf; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                members.add(field.getName());
                elements.add(field);
            }
            elements.addAll(Arrays.asList(type.getDeclaredMethods()));
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                elements.addAll(Arrays.asList(constructor.getParameters()));
            }
        }
        for (AnnotatedElement element : elements) {
            JsonProperty named = element.getAnnotation(JsonProperty.class);
            if (named != null) {
                members.add(named.value());
            }
        }
    }

    /** The types without subtypes below a sealed type, in the order in which it permits them. */
    static List<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        List<Class<?>> leaves = new ArrayList<>();
        if (!type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
            leaves.add(type);
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            leaves.addAll(leaves(permitted));
        }
        return leaves;
    }
}
