package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.PotentialCreator;
import tools.jackson.databind.introspect.PotentialCreators;

/** Types that are made of one value of another type: by a delegating creator, as {@code @JsonValue} writes them. */
final class Delegates {
    private Delegates() {}

    /**
     * The value that a type is made of; null if it is made of members.
     *
     * @throws dev.trammel.UnsupportedTypeException if it can't be made
     */
    static @Nullable Place of(
            BeanDescription description, JavaType type, Introspection introspection, MemberPath path) {
        PotentialCreators creators = description.getPotentialCreators();
        if (!creators.getExplicitDelegating().isEmpty()) {
            return parameter(
                    creators.getExplicitDelegating().get(0), description.findJsonValueAccessor(), introspection, path);
        }
        if (description.getObjectIdInfo() != null) {
            throw path.refuse("expected objects without ids, found @JsonIdentityInfo at "
                    + type.getRawClass().getName());
        }
        if (creators.hasPropertiesBased() || isBuilt(description, type)) {
            return null;
        }
        if (description.isNonStaticInnerClass()) {
            throw path.refuse("expected a static class, found the inner class "
                    + type.getRawClass().getName());
        }
        List<PotentialCreator> implicit = new ArrayList<>(creators.getImplicitDelegatingConstructors());
        implicit.addAll(creators.getImplicitDelegatingFactories());
        PotentialCreator one = choose(implicit, description.findJsonValueAccessor());
        if (one != null
                && isUsed(one, type, introspection)
                && (description.findDefaultConstructor() == null || description.findJsonValueAccessor() != null)) {
            return parameter(one, description.findJsonValueAccessor(), introspection, path);
        }
        if (Subtypes.isAbstract(type.getRawClass())) {
            throw path.refuse("expected a class, or an abstract type with known subtypes, found "
                    + type.getRawClass().getName());
        }
        if (description.findDefaultConstructor() != null) {
            return null;
        }
        throw path.refuse("expected a constructor that Jackson can use, found none in "
                + type.getRawClass().getName());
    }

    private static boolean isBuilt(BeanDescription description, JavaType type) {
        return description.getBeanClass() != type.getRawClass() && description.findDefaultConstructor() != null;
    }

    private static @Nullable PotentialCreator choose(List<PotentialCreator> all, @Nullable AnnotatedMember written) {
        for (PotentialCreator creator : all) {
            if (creator.paramCount() == 1
                    && (written == null
                            ? creator.param(0).getRawType() == String.class
                            : creator.param(0).getType().equals(written.getType()))) {
                return creator;
            }
        }
        return null;
    }

    /** Whether Jackson makes values by a creator that no annotation names: it doesn't by those that it can't see. */
    private static boolean isUsed(PotentialCreator creator, JavaType type, Introspection introspection) {
        ValueDeserializer<?> reader;
        try {
            reader = introspection.mapper()._deserializationContext().findNonContextualValueDeserializer(type);
        } catch (JacksonException e) {
            return false;
        }
        if (!(reader instanceof ValueInstantiator.Gettable made)) {
            return true;
        }
        ValueInstantiator instantiator = made.getValueInstantiator();
        Class<?> from = creator.param(0).getRawType();
        return instantiator.canCreateUsingDelegate()
                || (from == String.class && instantiator.canCreateFromString())
                || (from == int.class && instantiator.canCreateFromInt())
                || (from == long.class && instantiator.canCreateFromLong())
                || (from == double.class && instantiator.canCreateFromDouble())
                || (from == boolean.class && instantiator.canCreateFromBoolean())
                || (from == BigInteger.class && instantiator.canCreateFromBigInteger())
                || (from == BigDecimal.class && instantiator.canCreateFromBigDecimal());
    }

    /** The one parameter; what is said where the value is written again is said of it, too. */
    private static Place parameter(
            PotentialCreator creator, @Nullable AnnotatedMember value, Introspection introspection, MemberPath path) {
        if (creator.paramCount() != 1) {
            throw path.refuse("expected a delegating @JsonCreator of one parameter, found " + creator);
        }
        AnnotatedParameter parameter = creator.param(0);
        AnnotatedType[] types = ((Executable) parameter.getOwner().getMember()).getAnnotatedParameterTypes();
        JsonFormat.Value format = introspection.annotationIntrospector().findFormat(introspection.config(), parameter);
        List<AnnotatedType> written = new ArrayList<>(List.of(types[0]));
        List<Annotation> said = new ArrayList<>(parameter.annotations().toList());
        Field same = value == null ? null : Introspection.field(value.getDeclaringClass(), value.getName());
        if (same != null && same.getType() == parameter.getRawType()) {
            written.add(same.getAnnotatedType()); // a compact constructor's parameters lose what is said inside them
            said.addAll(List.of(same.getAnnotations()));
        }
        return new Place(
                introspection.refined(parameter, parameter.getType()),
                Written.all(written, Bindings.NONE),
                said,
                format == null ? JsonFormat.Value.empty() : format,
                KotlinTypes.Nullness.UNSAID,
                Chosen.ALL);
    }
}
