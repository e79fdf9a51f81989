package dev.trammel.internal.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinitionProvider;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.MethodScope;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigPart;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of types: which there are, in which order, and which may be null. */
final class Members {
    private final Beans beans;
    private final MemberPath path;
    private final CustomPropertyDefinitionProvider<FieldScope> fields = this::field;
    private final CustomPropertyDefinitionProvider<MethodScope> methods = this::method;

    Members(Beans beans, MemberPath path) {
        this.beans = beans;
        this.path = path;
    }

    void applyTo(SchemaGeneratorConfigBuilder builder) {
        applyTo(builder.forFields());
        applyTo(builder.forMethods());
        builder.forFields().withCustomDefinitionProvider(fields);
        builder.forMethods().withCustomDefinitionProvider(methods);
        builder.forTypesInGeneral().withPropertySorter((a, b) -> Integer.compare(index(a), index(b)));
    }

    private void applyTo(SchemaGeneratorConfigPart<? extends MemberScope<?, ?>> members) {
        members.withIgnoreCheck(scope -> property(scope) == null);
        members.withRequiredCheck(scope -> true);
        members.withPropertyNameOverrideResolver(this::name);
    }

    private static Class<?> owner(MemberScope<?, ?> scope) {
        return scope.getDeclarationDetails().getSchemaTargetType().getErasedType();
    }

    private @Nullable Property property(MemberScope<?, ?> scope) {
        return beans.property(owner(scope), scope.getRawMember());
    }

    private @Nullable String name(MemberScope<?, ?> scope) {
        Property property = property(scope);
        return property == null ? null : property.name();
    }

    private int index(MemberScope<?, ?> scope) {
        return beans.index(owner(scope), scope.getRawMember());
    }

    private @Nullable CustomPropertyDefinition field(FieldScope scope, SchemaGenerationContext context) {
        return define(
                scope,
                context,
                type -> context.createStandardDefinitionReference(
                        type == null ? scope : scope.withOverriddenType(type), fields));
    }

    private @Nullable CustomPropertyDefinition method(MethodScope scope, SchemaGenerationContext context) {
        return define(scope, context, type -> (ObjectNode) context.createStandardDefinitionReference(
                type == null ? scope : scope.withOverriddenType(type), methods));
    }

    private interface Standard {
        ObjectNode of(@Nullable ResolvedType otherType);
    }

    private CustomPropertyDefinition define(
            MemberScope<?, ?> scope, SchemaGenerationContext context, Standard standard) {
        String step = scope.isFakeContainerItemScope() ? "[]" : "." + javaName(scope);
        return path.inside(owner(scope), step, () -> {
            if (!scope.isFakeContainerItemScope()) {
                refuseOwnBinding(scope);
            }
            try {
                return new CustomPropertyDefinition(schema(scope, context, standard), AttributeInclusion.NO);
            } catch (IllegalArgumentException e) {
                throw path.refuse(e);
            }
        });
    }

    private String javaName(MemberScope<?, ?> scope) {
        Property property = property(scope);
        return property == null ? scope.getDeclaredName() : property.javaName();
    }

    private ObjectNode schema(MemberScope<?, ?> scope, SchemaGenerationContext context, Standard standard) {
        ResolvedType type = scope.getType();
        if (type.isInstanceOf(Optional.class)) {
            return Nodes.orNull(standard.of(scope.getTypeParameterFor(Optional.class, 0)));
        }
        ObjectNode schema = standard.of(null);
        if (type.isInstanceOf(Map.class) && !scope.isFakeContainerItemScope()) {
            ObjectNode both = Nodes.any();
            both.putArray("allOf").add(schema).addObject().set("additionalProperties", mapValue(scope, context));
            schema = both;
        }
        return Nullness.isNullable(scope) ? Nodes.orNull(schema) : schema;
    }

    /** What is said at the type argument of a map's values. */
    private static JsonNode mapValue(MemberScope<?, ?> scope, SchemaGenerationContext context) {
        MemberScope<?, ?> value = scope.asFakeContainerItemScope(Map.class, 1);
        return value instanceof FieldScope field
                ? context.createStandardDefinitionReference(field, null)
                : context.createStandardDefinitionReference((MethodScope) value, null);
    }

    /** Refuses members that Jackson doesn't read as their type says. */
    private void refuseOwnBinding(MemberScope<?, ?> scope) {
        Property property = property(scope);
        if (property == null) {
            return;
        }
        String found = OwnBinding.of(property.bound(), beans);
        if (found != null) {
            throw path.refuse("expected a member that is bound as its type says, found " + found);
        }
    }
}
