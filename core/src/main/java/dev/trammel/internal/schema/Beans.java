package dev.trammel.internal.schema;

import dev.trammel.internal.json.Mappers;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;

/** What Jackson makes of a class when it binds one: asked of Jackson itself, so that schema and binder can't differ. */
final class Beans {
    private final DeserializationConfig config = Mappers.STRICT.deserializationConfig();
    private final ClassIntrospector introspector = config.classIntrospectorInstance();
    private final Map<Class<?>, Map<String, Property>> known = new HashMap<>();

    DeserializationConfig config() {
        return config;
    }

    /** The members of a class by their keys, in the order of the text. */
    Map<String, Property> properties(Class<?> type) {
        return known.computeIfAbsent(type, missing -> properties(config.constructType(missing)));
    }

    /** The member that is read off a field or getter; null if it is none that Jackson sets. */
    @Nullable
    Property property(Class<?> type, Member source) {
        for (Property property : properties(type).values()) {
            if (source.equals(property.source())) {
                return property;
            }
        }
        return null;
    }

    /** The place of a member among those of its type. */
    int index(Class<?> type, Member source) {
        int index = 0;
        for (Property property : properties(type).values()) {
            if (source.equals(property.source())) {
                return index;
            }
            index++;
        }
        return index;
    }

    AnnotatedClass annotations(Class<?> type) {
        return introspector.introspectClassAnnotations(config.constructType(type));
    }

    BeanDescription describe(Class<?> type) {
        return introspector.introspectForDeserialization(config.constructType(type), annotations(type));
    }

    /** The members of a type with its type arguments. */
    Map<String, Property> properties(JavaType type) {
        Class<?> raw = type.getRawClass();
        BeanDescription description = introspector.introspectForDeserialization(type, annotations(raw));
        Map<String, Property> properties = new LinkedHashMap<>();
        for (BeanPropertyDefinition definition : description.findProperties()) {
            AnnotatedMember bound = definition.getMutator();
            if (bound != null && !description.getIgnoredPropertyNames().contains(definition.getName())) {
                String javaName = definition.getInternalName();
                properties.put(
                        definition.getName(),
                        new Property(definition.getName(), javaName, source(raw, definition), bound));
            }
        }
        return properties;
    }

    private static @Nullable Member source(Class<?> type, BeanPropertyDefinition definition) {
        if (definition.hasField()) {
            return definition.getField().getAnnotated();
        }
        Field field = field(type, definition.getInternalName());
        if (field != null && sameType(field, definition)) {
            return field;
        }
        return definition.hasGetter() ? definition.getGetter().getAnnotated() : null;
    }

    private static boolean sameType(Field field, BeanPropertyDefinition definition) {
        return field.getType() == definition.getRawPrimaryType();
    }

    private static @Nullable Field field(Class<?> type, String name) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
                    return field;
                }
            }
        }
        return null;
    }
}
