package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import dev.trammel.internal.json.Binding;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.NameTransformer;

/** What Jackson makes of a class when it binds one: asked of Jackson itself, so that schema and binder can't differ. */
final class Introspection {
    private final Binding binding;
    private @Nullable DeserializationConfig config;
    private @Nullable ClassIntrospector introspector;
    private final Map<JavaType, Map<String, Property>> known = new LinkedHashMap<>();

    Introspection(Binding binding) {
        this.binding = binding;
    }

    JsonMapper mapper() {
        return binding.mapper();
    }

    DeserializationConfig config() {
        DeserializationConfig made = config;
        if (made == null) {
            made = mapper().deserializationConfig();
            config = made;
        }
        return made;
    }

    private ClassIntrospector introspector() {
        ClassIntrospector made = introspector;
        if (made == null) {
            made = config().classIntrospectorInstance();
            introspector = made;
        }
        return made;
    }

    AnnotationIntrospector annotationIntrospector() {
        return config().getAnnotationIntrospector();
    }

    AnnotatedClass annotations(JavaType type) {
        return introspector().introspectClassAnnotations(type);
    }

    AnnotatedClass annotations(Class<?> type) {
        return annotations(config().constructType(type));
    }

    /** The members of a type of which Jackson need not be asked; null if it is none. */
    @Nullable
    Map<String, Property> plainProperties(JavaType type) {
        return binding.isOurs() ? PlainTypes.properties(type) : null;
    }

    /** Whether the constants of an enum go by their names, and Jackson need not be asked. */
    boolean isPlainEnum(Class<?> type) {
        return binding.isOurs() && PlainTypes.isPlainEnum(type);
    }

    /** What Jackson makes of a type, by its builder if it has one. */
    BeanDescription describe(JavaType type) {
        BeanDescription own = introspector().introspectForDeserialization(type, annotations(type));
        Class<?> builder = annotationIntrospector().findPOJOBuilder(config(), own.getClassInfo());
        return builder == null
                ? own
                : introspector().introspectForDeserializationWithBuilder(config().constructType(builder), own);
    }

    /** The members of a type by their keys, in the order of the text; those of unwrapped members in their place. */
    Map<String, Property> properties(JavaType type) {
        Map<String, Property> properties = known.get(type);
        if (properties == null) {
            properties = plainProperties(type);
            if (properties == null) {
                properties = properties(type, describe(type));
            }
            known.put(type, properties);
        }
        return properties;
    }

    private Map<String, Property> properties(JavaType type, BeanDescription description) {
        Map<String, Property> properties = new LinkedHashMap<>();
        JsonIgnoreProperties.Value ignorals =
                config().getDefaultPropertyIgnorals(description.getBeanClass(), description.getClassInfo());
        Set<String> ignored = ignorals == null ? Set.of() : ignorals.findIgnoredForDeserialization();
        JsonIncludeProperties.Value inclusions =
                config().getDefaultPropertyInclusions(description.getBeanClass(), description.getClassInfo());
        Set<String> included = inclusions == null ? null : inclusions.getIncluded();
        Map<String, KotlinTypes.Said> kotlin = KotlinTypes.of(type.getRawClass());
        for (BeanPropertyDefinition definition : description.findProperties()) {
            AnnotatedMember bound = definition.getMutator();
            if (bound == null
                    || description.getIgnoredPropertyNames().contains(definition.getName())
                    || ignored.contains(definition.getName())
                    || (included != null && !included.contains(definition.getName()))
                    || isBackReference(definition)) {
                continue;
            }
            Property property = property(
                    type.getRawClass(),
                    definition,
                    bound,
                    kotlin.getOrDefault(definition.getInternalName(), KotlinTypes.Said.NOTHING));
            NameTransformer unwrapped = annotationIntrospector().findUnwrappingNameTransformer(config(), bound);
            if (unwrapped == null) {
                properties.put(property.name(), property);
            } else {
                unwrap(property, unwrapped, properties);
            }
        }
        return properties;
    }

    private void unwrap(Property outer, NameTransformer names, Map<String, Property> properties) {
        for (Property inner : properties(outer.type()).values()) {
            Property renamed = inner.unwrapped(names.transform(inner.name()), outer);
            properties.put(renamed.name(), renamed);
        }
    }

    private static boolean isBackReference(BeanPropertyDefinition definition) {
        AnnotationIntrospector.ReferenceProperty reference = definition.findReferenceType();
        return reference != null && reference.isBackReference();
    }

    private Property property(
            Class<?> owner, BeanPropertyDefinition definition, AnnotatedMember bound, KotlinTypes.Said kotlin) {
        JavaType type = bound instanceof AnnotatedMethod setter && setter.getParameterCount() == 1
                ? setter.getParameterType(0)
                : bound.getType();
        List<AnnotatedType> written = new ArrayList<>();
        Set<Annotation> said = new LinkedHashSet<>(bound.annotations().toList());
        Field field = field(owner, definition.getInternalName());
        if (field != null && field.getType() == type.getRawClass()) {
            written.add(field.getAnnotatedType());
            said.addAll(List.of(field.getAnnotations())); // Jackson looks at no final field
        }
        AnnotatedType ofBound = written(bound);
        if (ofBound != null) {
            written.add(ofBound);
        }
        if (definition.hasGetter() && definition.getGetter().getRawType() == type.getRawClass()) {
            written.add(definition.getGetter().getAnnotated().getAnnotatedReturnType());
        }
        JsonFormat.Value format = annotationIntrospector().findFormat(config(), bound);
        return new Property(
                definition.getName(),
                definition.getInternalName(),
                refined(bound, type),
                List.copyOf(written),
                List.copyOf(said),
                bound,
                format == null ? JsonFormat.Value.empty() : format,
                definition.findAliases().stream()
                        .map(PropertyName::getSimpleName)
                        .toList(),
                kotlin,
                owner);
    }

    /** The type that {@code @JsonDeserialize(as = …)} puts in place of the declared one. */
    JavaType refined(AnnotatedMember member, JavaType declared) {
        return annotationIntrospector().refineDeserializationType(config(), member, declared);
    }

    private static @Nullable AnnotatedType written(AnnotatedMember member) {
        if (member instanceof AnnotatedField field) {
            return field.getAnnotated().getAnnotatedType();
        }
        if (member instanceof AnnotatedParameter parameter) {
            AnnotatedType[] types = ((Executable) parameter.getOwner().getMember()).getAnnotatedParameterTypes();
            return parameter.getIndex() < types.length ? types[parameter.getIndex()] : null;
        }
        if (member instanceof AnnotatedMethod method && method.getParameterCount() == 1) {
            Method setter = method.getAnnotated();
            return setter.getAnnotatedParameterTypes()[0];
        }
        return null;
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
