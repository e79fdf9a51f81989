package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.trammel.internal.schema.SchemaWalk.Purpose;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Types of the user's own: objects with members, one of several subtypes, or another type that they are made of. */
final class ObjectSchemas {
    private final SchemaWalk walk;
    private final Introspection introspection;
    private final MemberPath path;
    private final Purpose purpose;

    ObjectSchemas(SchemaWalk walk, Introspection introspection, MemberPath path, Purpose purpose) {
        this.walk = walk;
        this.introspection = introspection;
        this.path = path;
        this.purpose = purpose;
    }

    ObjectNode of(JavaType type) {
        Class<?> raw = type.getRawClass();
        refuseLibrary(raw);
        Map<String, Property> plain = introspection.plainProperties(type);
        if (plain != null) {
            return object(type, plain, null, Map.of(), Nodes.bool(false));
        }
        OwnBinding.refuse(introspection.annotations(type), introspection);
        Subtypes subtypes = Subtypes.of(raw, introspection);
        if (subtypes != null && !subtypes.ids().keySet().equals(java.util.Set.of(raw))) {
            return oneOf(type, subtypes);
        }
        return itself(type);
    }

    private ObjectNode oneOf(JavaType type, Subtypes subtypes) {
        if (subtypes.ids().isEmpty()) {
            throw path.refuse("expected subtypes that can be made, found none of "
                    + type.getRawClass().getName());
        }
        ObjectNode schema = Nodes.any();
        ArrayNode all = schema.putArray("anyOf");
        for (Class<?> raw : subtypes.ids().keySet()) {
            JavaType subtype = raw == type.getRawClass()
                    ? type
                    : introspection.config().getTypeFactory().constructSpecializedType(type, raw);
            boolean self = raw == type.getRawClass();
            all.add(walk.definitions()
                    .reference(new Definitions.Key(subtype, self), () -> self ? itself(subtype) : leaf(subtype)));
        }
        return schema;
    }

    /** A subtype as one of several; if it has subtypes of its own, they are listed beside it. */
    private ObjectNode leaf(JavaType subtype) {
        OwnBinding.refuse(introspection.annotations(subtype), introspection);
        if (subtype.isEnumType()
                || KotlinTypes.valueOf(subtype.getRawClass()) != null
                || Delegates.of(introspection.describe(subtype), subtype, introspection, path) != null) {
            throw path.refuse("expected subtypes that are objects, with a key that says which, found "
                    + subtype.getRawClass().getName());
        }
        return itself(subtype);
    }

    private ObjectNode itself(JavaType type) {
        Field value = KotlinTypes.valueOf(type.getRawClass());
        if (value != null) {
            return path.inside(type, "", () -> walk.value(wrapped(type, value)));
        }
        BeanDescription description = introspection.describe(type);
        Place made = Delegates.of(description, type, introspection, path);
        if (made != null) {
            return path.inside(type, "", () -> walk.value(made));
        }
        return members(type, description);
    }

    /** What a value class of Kotlin stands for. */
    private Place wrapped(JavaType type, Field value) {
        KotlinTypes.Said said =
                KotlinTypes.of(type.getRawClass()).getOrDefault(value.getName(), KotlinTypes.Said.NOTHING);
        return new Place(
                introspection.config().getTypeFactory().resolveMemberType(value.getGenericType(), type.getBindings()),
                List.of(value.getAnnotatedType()),
                List.of(value.getAnnotations()),
                JsonFormat.Value.empty(),
                said.nullness());
    }

    private ObjectNode members(JavaType type, BeanDescription description) {
        Map<String, Property> properties = introspection.properties(type);
        Subtypes subtypes = Subtypes.of(type.getRawClass(), introspection);
        Map<String, JsonNode> kind = new LinkedHashMap<>();
        if (subtypes != null && subtypes.key() != null) {
            kind.put(subtypes.key(), Nodes.any().put("const", subtypes.ids().get(type.getRawClass())));
        }
        String text = introspection
                .annotationIntrospector()
                .findClassDescription(introspection.config(), description.getClassInfo());
        return object(type, properties, text, kind, others(description));
    }

    /** An object with a key that says which it is, if any, and members. */
    private ObjectNode object(
            JavaType type,
            Map<String, Property> properties,
            @Nullable String description,
            Map<String, JsonNode> kind,
            JsonNode others) {
        Map<String, JsonNode> members = new LinkedHashMap<>(kind);
        List<String> required = new ArrayList<>(kind.keySet());
        List<List<String>> either = new ArrayList<>();
        Map<String, ObjectNode> schemas = walk.members(type, properties);
        schemas.forEach(members::putIfAbsent);
        for (Property property : properties.values()) {
            boolean byAlias = purpose == Purpose.CHECK && !property.aliases().isEmpty();
            if (purpose == Purpose.CHECK && mayBeAbsent(property)) {
                continue;
            }
            if (byAlias) {
                List<String> names = new ArrayList<>(property.aliases());
                names.add(0, property.name());
                either.add(names);
            } else if (!required.contains(property.name())) {
                required.add(property.name());
            }
        }
        ObjectNode schema = Nodes.type("object");
        if (description != null) {
            schema.put("description", description);
        }
        if (!members.isEmpty()) {
            schema.putObject("properties").setAll(members);
        }
        if (!required.isEmpty()) {
            ArrayNode names = schema.putArray("required");
            required.forEach(names::add);
        }
        if (!either.isEmpty()) {
            requireOne(schema, either);
        }
        schema.set("additionalProperties", others);
        return schema;
    }

    private static void requireOne(ObjectNode schema, List<List<String>> either) {
        ArrayNode all = schema.putArray("allOf");
        for (List<String> names : either) {
            ArrayNode one = all.addObject().putArray("oneOf");
            names.forEach(name -> one.addObject().putArray("required").add(name));
        }
    }

    private boolean mayBeAbsent(Property property) {
        if (property.type().isReferenceType()
                || (!property.type().isPrimitive() && property.place().isNullable())) {
            return true;
        }
        Class<?> raw = property.type().getRawClass();
        if (raw == java.util.OptionalInt.class
                || raw == java.util.OptionalLong.class
                || raw == java.util.OptionalDouble.class) {
            return true;
        }
        return property.kotlin().optional();
    }

    /** Keys that no member has: none, but where a setter takes any. */
    private JsonNode others(BeanDescription description) {
        AnnotatedMember any = description.findAnySetterAccessor();
        if (any == null) {
            return Nodes.bool(false);
        }
        JavaType value = any instanceof AnnotatedMethod method && method.getParameterCount() == 2
                ? method.getParameterType(1)
                : any.getType().getContentType();
        return path.inside(description.getType(), "[]", () -> walk.value(Place.of(value)));
    }

    private void refuseLibrary(Class<?> type) {
        String name = type.getName();
        if (name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || (name.startsWith("kotlin.") && !name.equals("kotlin.Pair") && !name.equals("kotlin.Triple"))
                || type.isAnnotation()
                || type == Void.class
                || type.isPrimitive()) {
            throw path.refuse("expected a type that stands for JSON, found " + name);
        }
    }
}
