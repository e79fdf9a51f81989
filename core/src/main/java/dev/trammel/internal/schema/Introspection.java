package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trammel.internal.json.Binding;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
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
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.TypeBindings;
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

    /** How a user's mapper writes values of a type unless they say otherwise themselves. */
    JsonFormat.Value format(Class<?> type) {
        return binding.isOurs() ? JsonFormat.Value.empty() : config().getDefaultPropertyFormat(type);
    }

    /** What modules of a user's mapper read values with. */
    List<Deserializers> ownReaders() {
        return binding.ownReaders();
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
                : introspector().introspectForDeserializationWithBuilder(builder(builder, type.getBindings()), own);
    }

    /** A builder has the type arguments of what it builds, if it has as many. */
    private JavaType builder(Class<?> builder, TypeBindings arguments) {
        boolean same = !arguments.isEmpty()
                && builder.getTypeParameters().length == arguments.size()
                && config().isEnabled(MapperFeature.INFER_BUILDER_TYPE_BINDINGS);
        return same
                ? config().getTypeFactory().constructParametricType(builder, arguments)
                : config().constructType(builder);
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
        Chosen ofType = Chosen.of(
                config().getDefaultPropertyIgnorals(description.getBeanClass(), description.getClassInfo()),
                config().getDefaultPropertyInclusions(description.getBeanClass(), description.getClassInfo()));
        Map<String, KotlinTypes.Said> kotlin = KotlinTypes.of(type.getRawClass());
        for (BeanPropertyDefinition definition : MemberOrder.of(description, config())) {
            AnnotatedMember bound = bound(definition, description.getBeanClass());
            if (bound == null
                    || description.getIgnoredPropertyNames().contains(definition.getName())
                    || !ofType.has(definition.getName())
                    || isLeftOut(definition, bound)) {
                continue;
            }
            Property property = property(
                    type.getRawClass(),
                    definition,
                    bound,
                    kotlin.getOrDefault(definition.getInternalName(), KotlinTypes.Said.NOTHING));
            NameTransformer unwrapped = annotationIntrospector().findUnwrappingNameTransformer(config(), bound);
            if (unwrapped == null) {
                put(property, properties);
            } else {
                unwrap(property, unwrapped, properties);
            }
        }
        return properties;
    }

    private static void put(Property property, Map<String, Property> properties) {
        Property other = properties.put(property.name(), property);
        if (other != null) {
            properties.put(
                    property.name(),
                    property.refused("expected keys that differ, found " + property.name() + " at " + other.javaName()
                            + ", too"));
        }
    }

    private void unwrap(Property outer, NameTransformer names, Map<String, Property> properties) {
        if (!hasMembers(outer.type())) {
            put(
                    outer.refused("expected an object with members of its own for @JsonUnwrapped, found "
                            + outer.type().getRawClass().getName()),
                    properties);
            return;
        }
        for (Property inner : properties(outer.type()).values()) {
            put(inner.unwrapped(names.transform(inner.name()), outer), properties);
        }
    }

    /** Whether a type is made of members alone, which could as well be members of another one. */
    private boolean hasMembers(JavaType type) {
        if (type.isContainerType() || type.isReferenceType() || type.isEnumType()) {
            return false;
        }
        Class<?> raw = type.getRawClass();
        if (Scalars.of(raw) != null || Subtypes.of(raw, this) != null || KotlinTypes.valueOf(raw) != null) {
            return false;
        }
        BeanDescription description = describe(type);
        return description.findAnySetterAccessor() == null
                && description.getPotentialCreators().getExplicitDelegating().isEmpty()
                && description.findJsonValueAccessor() == null;
    }

    /** What sets a member; null if nothing does. */
    private @Nullable AnnotatedMember bound(BeanPropertyDefinition definition, Class<?> owner) {
        AnnotatedMember bound = definition.getMutator();
        if (bound != null || !definition.hasGetter() || isReadOnly(definition)) {
            return bound;
        }
        Class<?> type = definition.getGetter().getRawType();
        boolean container = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        boolean filled = container && config().isEnabled(MapperFeature.USE_GETTERS_AS_SETTERS);
        Field field = field(owner, definition.getInternalName());
        // A container that only its getter shows is there to be filled; that nothing fills it must not go unsaid.
        return filled || (container && field != null && !owner.isRecord()) ? definition.getGetter() : null;
    }

    private boolean isReadOnly(BeanPropertyDefinition definition) {
        return annotationIntrospector().findPropertyAccess(config(), definition.getGetter())
                == JsonProperty.Access.READ_ONLY;
    }

    private boolean isLeftOut(BeanPropertyDefinition definition, AnnotatedMember bound) {
        AnnotationIntrospector introspector = annotationIntrospector();
        return isBackReference(definition)
                || Boolean.TRUE.equals(introspector.hasAnySetter(config(), bound))
                || Boolean.TRUE.equals(introspector.isIgnorableType(config(), annotations(bound.getRawType())))
                || (introspector.findInjectableValue(config(), bound) != null
                        && mapper().getInjectableValues() != null);
    }

    /** Why Jackson can't bind a member; null if it can. */
    private @Nullable String problem(AnnotatedMember bound) {
        if (annotationIntrospector().findInjectableValue(config(), bound) != null) {
            return "expected a member that comes from the answer, found @JacksonInject";
        }
        boolean isGetter = bound instanceof AnnotatedMethod method && method.getParameterCount() == 0;
        if (isGetter && !config().isEnabled(MapperFeature.USE_GETTERS_AS_SETTERS)) {
            return "expected a setter, or a mapper that uses getters as setters, found a getter alone";
        }
        return null;
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
                owner,
                Chosen.of(
                        annotationIntrospector().findPropertyIgnoralByName(config(), bound),
                        annotationIntrospector().findPropertyInclusionByName(config(), bound)),
                problem(bound));
    }

    /** The type that {@code @JsonDeserialize(as = …)} puts in place of the declared one. */
    JavaType refined(AnnotatedMember member, JavaType declared) {
        return annotationIntrospector().refineDeserializationType(config(), member, declared);
    }

    /** The type of a field, parameter or setter as it is written; null if it isn't. */
    static @Nullable AnnotatedType written(AnnotatedMember member) {
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

    /** A field by its name, of a type or those above it; null if there is none. */
    static @Nullable Field field(Class<?> type, String name) {
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
