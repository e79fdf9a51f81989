package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.jsontype.NamedType;

/**
 * How Jackson tells the subtypes of a type apart.
 *
 * @param key the key that says which; null if it goes by the members
 * @param ids what it says, for each subtype that can be made, in the order of declaration
 * @param visible whether a member may have the key's name, and gets what it says
 * @param fallback the subtype where nothing says which; null if it is refused
 */
record Subtypes(
        @Nullable String key,
        Map<Class<?>, String> ids,
        boolean visible,
        @Nullable Class<?> fallback) {

    /**
     * Asks Jackson.
     *
     * @return null if the type is told apart from nothing
     * @throws IllegalArgumentException if subtypes are told apart in a way that has no schema
     */
    static @Nullable Subtypes of(Class<?> type, Introspection introspection) {
        DeserializationConfig config = introspection.config();
        AnnotatedClass annotations = introspection.annotations(type);
        JsonTypeInfo.Value info = config.getAnnotationIntrospector().findPolymorphicTypeInfo(config, annotations);
        if (!JsonTypeInfo.Value.isEnabled(info)) {
            return null;
        }
        Map<Class<?>, String> ids = new LinkedHashMap<>();
        Collection<NamedType> all = config.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, annotations);
        for (NamedType subtype : ordered(type, all)) {
            // A subtype inherits the annotation that lists its siblings.
            if (!isAbstract(subtype.getType()) && type.isAssignableFrom(subtype.getType())) {
                String id = id(info.getIdType(), subtype);
                if (ids.containsValue(id)) {
                    throw new IllegalArgumentException("expected subtypes of different names, found " + id + " twice");
                }
                ids.putIfAbsent(subtype.getType(), id);
            }
        }
        return new Subtypes(key(info), ids, info.getIdVisible(), info.getDefaultImpl());
    }

    /**
     * Looks at subtypes that are told apart by their members.
     *
     * @throws IllegalArgumentException if one has no member that another one lacks: Jackson couldn't tell it
     */
    void refuseAlike(Map<Class<?>, JavaType> types, Introspection introspection) {
        if (key != null) {
            return;
        }
        types.forEach((raw, type) -> {
            Set<String> members = introspection.properties(type).keySet();
            if (members.isEmpty() || raw == fallback) {
                return;
            }
            types.forEach((otherRaw, other) -> {
                if (otherRaw != raw && introspection.properties(other).keySet().containsAll(members)) {
                    throw new IllegalArgumentException("expected subtypes that their members tell apart, found "
                            + raw.getName() + ", all of whose members " + otherRaw.getName() + " has, too");
                }
            });
        });
    }

    private static Collection<NamedType> ordered(Class<?> type, Collection<NamedType> all) {
        Map<Class<?>, NamedType> byType = new LinkedHashMap<>();
        addInOrder(type, all, byType);
        all.forEach(subtype -> byType.putIfAbsent(subtype.getType(), subtype));
        return byType.values();
    }

    /** Jackson's own order hangs on hash codes; a sealed type's permits clause doesn't. */
    private static void addInOrder(Class<?> type, Collection<NamedType> all, Map<Class<?>, NamedType> ordered) {
        all.stream()
                .filter(subtype -> subtype.getType() == type)
                .forEach(subtype -> ordered.putIfAbsent(type, subtype));
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                addInOrder(permitted, all, ordered);
            }
        }
    }

    static boolean isAbstract(Class<?> type) {
        return type.isInterface() || Modifier.isAbstract(type.getModifiers());
    }

    private static @Nullable String key(JsonTypeInfo.Value info) {
        if (info.getIdType() == JsonTypeInfo.Id.DEDUCTION) {
            return null;
        }
        JsonTypeInfo.As inclusion = info.getInclusionType();
        if (inclusion != JsonTypeInfo.As.PROPERTY && inclusion != JsonTypeInfo.As.EXISTING_PROPERTY) {
            throw new IllegalArgumentException("expected a type id in a key of the object, found " + inclusion);
        }
        String name = info.getPropertyName();
        return name == null || name.isEmpty() ? info.getIdType().getDefaultPropertyName() : name;
    }

    private static String id(JsonTypeInfo.Id kind, NamedType subtype) {
        String name = subtype.getType().getName();
        return switch (kind) {
            case NAME -> subtype.hasName() ? subtype.getName() : name.substring(name.lastIndexOf('.') + 1);
            case SIMPLE_NAME -> subtype.hasName() ? subtype.getName() : simple(name);
            case CLASS -> name;
            case DEDUCTION -> name;
            default -> throw new IllegalArgumentException("expected a type id by name or class, found " + kind);
        };
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
