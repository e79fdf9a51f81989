package dev.trammel.internal.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Types that are no objects with members, and the refusal of those that are nothing that JSON can say. */
final class Types implements CustomDefinitionProviderV2 {
    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, java.math.BigInteger.class);

    private final Beans beans;
    private final MemberPath path;

    Types(Beans beans, MemberPath path) {
        this.beans = beans;
        this.path = path;
    }

    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
            ResolvedType type, SchemaGenerationContext context) {
        try {
            return define(type, context);
        } catch (IllegalArgumentException e) {
            throw path.refuse(e);
        }
    }

    private @Nullable CustomDefinition define(ResolvedType type, SchemaGenerationContext context) {
        Class<?> erased = type.getErasedType();
        ObjectNode scalar = Scalars.of(erased);
        if (scalar != null) {
            return inline(scalar);
        }
        if (erased.isEnum()) {
            return new CustomDefinition(Enums.schema(erased), DefinitionType.STANDARD, AttributeInclusion.YES);
        }
        if (type.isInstanceOf(Optional.class)) {
            ResolvedType inner = context.getTypeContext().getTypeParameterFor(type, Optional.class, 0);
            return inline(Nodes.orNull(context.createDefinitionReference(inner)));
        }
        if (type.isInstanceOf(Map.class)) {
            return inline(path.inside(erased, "[]", () -> map(type, context)));
        }
        if (!context.getTypeContext().isContainerType(type)) {
            refuseIfNoBean(erased);
        } else if (!type.isArray() && !isLibrary(erased)) {
            throw path.refuse("expected a collection type of java.util, found " + erased.getName());
        }
        return null;
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.YES);
    }

    private ObjectNode map(ResolvedType type, SchemaGenerationContext context) {
        if (!isLibrary(type.getErasedType())) {
            throw path.refuse("expected a map type of java.util, found "
                    + type.getErasedType().getName());
        }
        List<ResolvedType> arguments = type.typeParametersFor(Map.class);
        ObjectNode schema = Nodes.type("object");
        if (arguments.isEmpty()) {
            return schema;
        }
        ObjectNode names = names(arguments.get(0).getErasedType());
        if (names != null) {
            schema.set("propertyNames", names);
        }
        return schema.set("additionalProperties", context.createDefinitionReference(arguments.get(1)));
    }

    private @Nullable ObjectNode names(Class<?> key) {
        if (key == String.class || key == Object.class) {
            return null;
        }
        if (key.isEnum()) {
            return Nodes.oneOf(Enums.constants(key).keySet().stream()
                    .map(JsonNode::asString)
                    .toList());
        }
        if (key == UUID.class) {
            return Nodes.format("uuid");
        }
        if (WHOLE_NUMBERS.contains(key)) {
            // As many digits as the type has for sure.
            return Nodes.pattern("0|-?[1-9][0-9]{0," + digits(key) + "}");
        }
        throw path.refuse("expected strings, enum constants, whole numbers or UUIDs as keys, found " + key.getName());
    }

    private static int digits(Class<?> number) {
        if (number == Byte.class) {
            return 1;
        }
        if (number == Short.class) {
            return 3;
        }
        return number == Integer.class ? 8 : 17;
    }

    private static boolean isLibrary(Class<?> type) {
        return type.getName().startsWith("java.util.");
    }

    private void refuseIfNoBean(Class<?> type) {
        String name = type.getName();
        if (name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || name.startsWith("tools.jackson.")) {
            throw path.refuse("expected a type that JSON can say, found " + name);
        }
        if (type.isAnnotation() || type == void.class) {
            throw path.refuse("expected a type that JSON can say, found " + type);
        }
        if (Subtypes.of(type, beans) != null) {
            return;
        }
        if (Subtypes.isAbstract(type)) {
            throw path.refuse("expected a class, or an abstract type with known subtypes, found " + name);
        }
        refuseIfNotMade(type);
    }

    private void refuseIfNotMade(Class<?> type) {
        BeanDescription description = beans.describe(type);
        String found = OwnBinding.ofAnnotated(description.getClassInfo(), beans);
        if (found == null && description.findJsonValueAccessor() != null) {
            found = "@JsonValue";
        }
        if (found == null
                && description.getPotentialCreators().getExplicitDelegating().size() > 0) {
            found = "a delegating @JsonCreator";
        }
        if (found == null
                && beans.config()
                                .getAnnotationIntrospector()
                                .findPOJOBuilder(beans.config(), description.getClassInfo())
                        != null) {
            found = "a builder";
        }
        if (found != null) {
            throw path.refuse("expected a type that is bound member by member, found " + found);
        }
        if (description.isNonStaticInnerClass()) {
            throw path.refuse("expected a static class, found the inner class " + type.getName());
        }
        boolean made = description.findDefaultConstructor() != null
                || description.getPotentialCreators().hasPropertiesBased();
        if (!made) {
            throw path.refuse("expected a constructor that Jackson can use, found none in " + type.getName());
        }
    }
}
