package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
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
            return parameter(creators.getExplicitDelegating().get(0), introspection, path);
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
                && (description.findDefaultConstructor() == null || description.findJsonValueAccessor() != null)) {
            return parameter(one, introspection, path);
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

    private static Place parameter(PotentialCreator creator, Introspection introspection, MemberPath path) {
        if (creator.paramCount() != 1) {
            throw path.refuse("expected a delegating @JsonCreator of one parameter, found " + creator);
        }
        AnnotatedParameter parameter = creator.param(0);
        AnnotatedType[] types = ((Executable) parameter.getOwner().getMember()).getAnnotatedParameterTypes();
        JsonFormat.Value format = introspection.annotationIntrospector().findFormat(introspection.config(), parameter);
        return new Place(
                introspection.refined(parameter, parameter.getType()),
                List.of(types[0]),
                parameter.annotations().toList(),
                format == null ? JsonFormat.Value.empty() : format,
                KotlinTypes.Nullness.UNSAID);
    }
}
