package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Null;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.node.ObjectNode;

/** Goes through a type and all that is inside it, and makes the schema of each. */
final class SchemaWalk {

    /** Which answers a schema is for. */
    enum Purpose {
        /** Those that are asked for: each key is there, by its own name. */
        ASK,
        /** Those that are taken, too: what may be null may be left out, and keys go by their aliases as well. */
        CHECK
    }

    private final Introspection introspection;
    private final MemberPath path;
    private final Purpose purpose;
    private final Definitions definitions = new Definitions();
    private final ObjectSchemas objects;

    private SchemaWalk(Introspection introspection, MemberPath path, Purpose purpose) {
        this.introspection = introspection;
        this.path = path;
        this.purpose = purpose;
        objects = new ObjectSchemas(this, introspection, path, purpose);
    }

    static ObjectNode schema(Introspection introspection, Place root, String name, Purpose purpose) {
        SchemaWalk walk = new SchemaWalk(introspection, new MemberPath(name), purpose);
        return walk.definitions.resolve(walk.value(root));
    }

    Definitions definitions() {
        return definitions;
    }

    /** The schema of the values at a place. */
    ObjectNode value(Place place) {
        try {
            ObjectNode schema = describe(place, plain(place));
            boolean orNull = place.isNullable() && !place.type().isPrimitive();
            return orNull && !Nodes.isNull(schema) ? Nodes.orNull(schema) : schema;
        } catch (IllegalArgumentException e) {
            throw path.refuse(e);
        }
    }

    private ObjectNode describe(Place place, ObjectNode schema) {
        if (place.annotations().isEmpty()) {
            return schema; // most places, without a look at what constraints there are
        }
        if (!place.type().isReferenceType()) {
            Bounds.apply(place, schema);
        }
        if (Constraints.of(place).stream().noneMatch(Null.class::isInstance)) {
            return schema;
        }
        if (!place.isNullable()) {
            throw new IllegalArgumentException("expected @Nullable beside @Null, found @Null alone");
        }
        return Nodes.type("null");
    }

    private ObjectNode plain(Place place) {
        JavaType type = place.type();
        Class<?> raw = type.getRawClass();
        if (type.isReferenceType()) {
            return Nodes.orNull(value(place.unwrapped(type.getReferencedType())));
        }
        OwnBinding.refuse(raw, introspection);
        ObjectNode formatted = Formats.schema(place, introspection);
        if (formatted != null) {
            return formatted;
        }
        ObjectNode scalar = Scalars.of(raw);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnumType()) {
            return definitions.reference(
                    new Definitions.Key(type, false, Context.NONE), () -> Enums.schema(raw, introspection, purpose));
        }
        if (type.isArrayType() || type.isCollectionLikeType()) {
            return path.inside(type, "[]", () -> array(place));
        }
        if (type.isMapLikeType()) {
            return path.inside(type, "[]", () -> map(place));
        }
        Context context = Context.of(place);
        return definitions.reference(new Definitions.Key(type, false, context), () -> objects.of(type, context));
    }

    private ObjectNode array(Place place) {
        JavaType type = place.type();
        Place content = place.inside(type.getContentType(), 0);
        Containers.refuseUnordered(type, content);
        ObjectNode schema = Nodes.type("array");
        if (Set.class.isAssignableFrom(type.getRawClass())) {
            schema.put("uniqueItems", true);
        }
        schema.set("items", value(content));
        Containers.refuse(type, "collection", "[]", introspection);
        return schema;
    }

    private ObjectNode map(Place place) {
        JavaType type = place.type();
        if (!place.chosen().equals(Chosen.ALL)) {
            throw new IllegalArgumentException("expected all keys of a map, found some of them ignored");
        }
        ObjectNode schema = Nodes.type("object");
        schema.set("additionalProperties", value(place.inside(type.getContentType(), 1)));
        ObjectNode names = Keys.schema(place.inside(type.getKeyType(), 0), introspection, path, purpose);
        if (names != null) {
            schema.set("propertyNames", names);
        }
        return schema;
    }

    /** The members of an object: their schemas by their keys. */
    Map<String, ObjectNode> members(JavaType type, Map<String, Property> properties, Bindings bindings) {
        Map<String, ObjectNode> schemas = new LinkedHashMap<>();
        for (Property property : properties.values()) {
            schemas.put(property.name(), member(type, property, bindings));
            if (purpose == Purpose.CHECK) {
                for (String alias : property.aliases()) {
                    if (!properties.containsKey(alias)) {
                        schemas.putIfAbsent(alias, member(type, property, bindings));
                    }
                }
            }
        }
        return schemas;
    }

    private ObjectNode member(JavaType owner, Property property, Bindings bindings) {
        return path.inside(owner, "." + property.javaName(), () -> {
            AnnotatedMember bound = property.bound();
            if (property.problem() != null) {
                throw new IllegalArgumentException(property.problem());
            }
            if (bound != null) {
                OwnBinding.refuse(bound, introspection);
            }
            property.written().forEach(written -> refuseBeyondBounds(written, property.type()));
            ObjectNode schema = value(property.place(bindings));
            String description = bound == null
                    ? null
                    : introspection.annotationIntrospector().findPropertyDescription(introspection.config(), bound);
            for (Annotation annotation : property.said()) {
                if (description == null && annotation instanceof JsonPropertyDescription other) {
                    description = other.value();
                }
            }
            if (description != null && !description.isEmpty()) {
                schema.put("description", description);
            }
            return schema;
        });
    }

    /**
     * Of a wildcard, Jackson makes values of any type, which don't fit where the bounds of a type variable are
     * narrower.
     */
    private static void refuseBeyondBounds(AnnotatedType written, JavaType type) {
        if (written.getType() instanceof TypeVariable<?> variable) {
            Type bound = variable.getBounds()[0] instanceof ParameterizedType parameterized
                    ? parameterized.getRawType()
                    : variable.getBounds()[0];
            if (bound instanceof Class<?> raw && !raw.isAssignableFrom(type.getRawClass())) {
                throw new IllegalArgumentException("expected type arguments within their bounds, found "
                        + type.getRawClass().getName() + ", which is no " + raw.getName());
            }
        }
    }
}
