package dev.trammel.internal.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SubtypeResolver;
import com.github.victools.jsonschema.generator.TypeAttributeOverrideV2;
import com.github.victools.jsonschema.generator.TypeScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What objects have besides the fields and getters of their class: members that are parameters only, and the key of the
 * subtype.
 */
final class ObjectRules implements SubtypeResolver, TypeAttributeOverrideV2 {
    private final Beans beans;
    private final MemberPath path;

    ObjectRules(Beans beans, MemberPath path) {
        this.beans = beans;
        this.path = path;
    }

    @Override
    public @Nullable List<ResolvedType> findSubtypes(ResolvedType type, SchemaGenerationContext context) {
        Class<?> erased = type.getErasedType();
        if (!isObject(erased)) {
            return null;
        }
        Subtypes subtypes = Subtypes.of(erased, beans);
        if (subtypes == null || subtypes.ids().keySet().equals(java.util.Set.of(erased))) {
            return null;
        }
        List<ResolvedType> resolved = new ArrayList<>();
        for (Class<?> subtype : subtypes.ids().keySet()) {
            resolved.add(subtype == erased ? type : context.getTypeContext().resolveSubtype(type, subtype));
        }
        if (resolved.isEmpty()) {
            throw path.refuse("expected subtypes that can be made, found none of " + erased.getName());
        }
        return resolved;
    }

    @Override
    public void overrideTypeAttributes(ObjectNode schema, TypeScope scope, SchemaGenerationContext context) {
        Class<?> type = scope.getType().getErasedType();
        if (!isObject(type) || !schema.path("type").asString("").equals("object")) {
            return;
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        Subtypes subtypes = Subtypes.of(type, beans);
        if (subtypes != null && subtypes.key() != null) {
            members.put(subtypes.key(), Nodes.any().put("const", subtypes.ids().get(type)));
        }
        JsonNode found = schema.path("properties");
        for (Property property : beans.properties(type).values()) {
            JsonNode member = found.get(property.name());
            members.putIfAbsent(property.name(), member == null ? parameter(type, property, context) : member);
        }
        schema.remove(List.of("properties", "required", "additionalProperties"));
        if (!members.isEmpty()) {
            schema.putObject("properties").setAll(members);
            ArrayNode required = schema.putArray("required");
            members.keySet().forEach(required::add);
        }
        schema.put("additionalProperties", false);
    }

    private JsonNode parameter(Class<?> type, Property property, SchemaGenerationContext context) {
        return path.inside(type, "." + property.javaName(), () -> {
            String found = OwnBinding.of(property.bound(), beans);
            if (found != null) {
                throw path.refuse("expected a member that is bound as its type says, found " + found);
            }
            ResolvedType resolved = context.getTypeContext()
                    .resolve(GenericTypes.of(property.bound().getType()));
            return context.createDefinitionReference(resolved);
        });
    }

    private static boolean isObject(Class<?> type) {
        return Scalars.of(type) == null
                && !type.isEnum()
                && !type.isArray()
                && !type.getName().startsWith("java.");
    }
}
