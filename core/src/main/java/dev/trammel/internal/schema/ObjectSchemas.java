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

    /** The schema of objects of a type, by what is said of them where they stand. */
    ObjectNode of(JavaType type, Context context) {
        Class<?> raw = type.getRawClass();
        refuseLibrary(raw);
        Map<String, Property> plain = introspection.plainProperties(type);
        if (plain != null) {
            return object(type, context.chosen().of(plain), null, Map.of(), null, context.bindings());
        }
        OwnBinding.refuse(introspection.annotations(type), introspection);
        Subtypes subtypes = Subtypes.of(raw, introspection);
        if (subtypes != null && !subtypes.ids().keySet().equals(java.util.Set.of(raw))) {
            return oneOf(type, subtypes, context);
        }
        return itself(type, context);
    }

    private ObjectNode oneOf(JavaType type, Subtypes subtypes, Context context) {
        if (subtypes.ids().isEmpty()) {
            throw path.refuse("expected subtypes that can be made, found none of "
                    + type.getRawClass().getName());
        }
        ObjectNode schema = Nodes.any();
        ArrayNode all = schema.putArray("anyOf");
        Map<Class<?>, JavaType> types = new LinkedHashMap<>();
        for (Class<?> raw : subtypes.ids().keySet()) {
            boolean self = raw == type.getRawClass();
            JavaType subtype =
                    self ? type : introspection.config().getTypeFactory().constructSpecializedType(type, raw);
            Context inner = context.ofSubtype(type.getRawClass(), raw);
            types.put(raw, subtype);
            all.add(walk.definitions()
                    .reference(
                            new Definitions.Key(subtype, self, inner),
                            () -> self ? itself(subtype, inner) : leaf(subtype, inner)));
        }
        subtypes.refuseAlike(types, introspection);
        return schema;
    }

    /** A subtype as one of several; if it has subtypes of its own, they are listed beside it. */
    private ObjectNode leaf(JavaType subtype, Context context) {
        OwnBinding.refuse(introspection.annotations(subtype), introspection);
        if (subtype.isEnumType()
                || KotlinTypes.valueOf(subtype.getRawClass()) != null
                || Delegates.of(introspection.describe(subtype), subtype, introspection, path) != null) {
            throw path.refuse("expected subtypes that are objects, with a key that says which, found "
                    + subtype.getRawClass().getName());
        }
        return itself(subtype, context);
    }

    private ObjectNode itself(JavaType type, Context context) {
        Field value = KotlinTypes.valueOf(type.getRawClass());
        if (value != null) {
            return path.inside(type, "", () -> walk.value(wrapped(type, value)));
        }
        BeanDescription description = introspection.describe(type);
        Place made = Delegates.of(description, type, introspection, path);
        if (made != null) {
            return path.inside(type, "", () -> walk.value(made));
        }
        return members(type, description, context);
    }

    /** What a value class of Kotlin stands for. */
    private Place wrapped(JavaType type, Field value) {
        KotlinTypes.Said said =
                KotlinTypes.of(type.getRawClass()).getOrDefault(value.getName(), KotlinTypes.Said.NOTHING);
        return new Place(
                introspection.config().getTypeFactory().resolveMemberType(value.getGenericType(), type.getBindings()),
                List.of(Written.of(value.getAnnotatedType())),
                List.of(value.getAnnotations()),
                JsonFormat.Value.empty(),
                said.nullness(),
                Chosen.ALL);
    }

    private ObjectNode members(JavaType type, BeanDescription description, Context context) {
        Map<String, Property> properties = context.chosen().of(introspection.properties(type));
        Subtypes subtypes = Subtypes.of(type.getRawClass(), introspection);
        Map<String, JsonNode> kind = new LinkedHashMap<>();
        if (subtypes != null && subtypes.key() != null) {
            Property same = properties.get(subtypes.key());
            if (same != null && !subtypes.visible()) {
                throw path.refuse("expected @JsonTypeInfo(visible = true) for a member that holds the key, found "
                        + same.javaName() + " without");
            }
            kind.put(subtypes.key(), Nodes.any().put("const", subtypes.ids().get(type.getRawClass())));
        }
        String text = introspection
                .annotationIntrospector()
                .findClassDescription(introspection.config(), description.getClassInfo());
        return object(type, properties, text, kind, description.findAnySetterAccessor(), context.bindings());
    }

    /** An object with a key that says which it is, if any, and members. */
    private ObjectNode object(
            JavaType type,
            Map<String, Property> properties,
            @Nullable String description,
            Map<String, JsonNode> kind,
            @Nullable AnnotatedMember any,
            Bindings bindings) {
        Map<String, JsonNode> members = new LinkedHashMap<>(kind);
        List<String> required = new ArrayList<>(kind.keySet());
        List<ObjectNode> either = new ArrayList<>();
        Map<String, ObjectNode> schemas = walk.members(type, properties, bindings);
        schemas.forEach(members::putIfAbsent);
        for (Property property : properties.values()) {
            List<String> names = new ArrayList<>(property.aliases());
            names.removeIf(alias -> purpose == Purpose.ASK || properties.containsKey(alias));
            boolean mayBeAbsent = purpose == Purpose.CHECK && mayBeAbsent(property, bindings);
            if (!names.isEmpty()) {
                names.add(0, property.name());
                either.add(oneOf(names, mayBeAbsent));
            } else if (!mayBeAbsent && !required.contains(property.name())) {
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
            schema.putArray("allOf").addAll(either);
        }
        others(schema, type, any);
        return schema;
    }

    /** Of the names that a member goes by, one is there, or none, but never two, of which one would be lost. */
    private static ObjectNode oneOf(List<String> names, boolean orNone) {
        ObjectNode schema = Nodes.any();
        ArrayNode all = schema.putArray("oneOf");
        names.forEach(name -> all.addObject().putArray("required").add(name));
        if (orNone) {
            ArrayNode some = all.addObject().putObject("not").putArray("anyOf");
            names.forEach(name -> some.addObject().putArray("required").add(name));
        }
        return schema;
    }

    private boolean mayBeAbsent(Property property, Bindings bindings) {
        if (property.type().isReferenceType()
                || (!property.type().isPrimitive() && property.place(bindings).isNullable())) {
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
    private void others(ObjectNode schema, JavaType type, @Nullable AnnotatedMember any) {
        if (any == null) {
            schema.set("additionalProperties", Nodes.bool(false));
            return;
        }
        Place value = AnySetter.values(any);
        schema.set(
                "additionalProperties", value == null ? Nodes.any() : path.inside(type, "[]", () -> walk.value(value)));
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
