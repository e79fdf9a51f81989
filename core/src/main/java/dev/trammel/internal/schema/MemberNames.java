package dev.trammel.internal.schema;

import dev.trammel.internal.json.Binding;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JavaType;

/** Finds the Java member that a JSON pointer leads to: {@code Order.items[0].price} for {@code /items/0/price}. */
public final class MemberNames {
    private final Binding binding;
    private final JavaType root;

    /** For values of a type as a mapper binds them. */
    public MemberNames(Binding binding, JavaType root) {
        this.binding = binding;
        this.root = root;
    }

    /** The member; as far as the type goes. */
    public String of(String pointer) {
        Introspection introspection = new Introspection(binding);
        StringBuilder name = new StringBuilder(TypeSchemas.name(GenericTypes.of(root)));
        @Nullable JavaType type = value(root);
        for (JsonPointer rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
            String key = rest.getMatchingProperty();
            if (type == null) {
                name.append('[').append(key).append(']');
            } else if (type.isCollectionLikeType() || type.isArrayType()) {
                name.append('[').append(key).append(']');
                type = value(type.getContentType());
            } else if (type.isMapLikeType()) {
                name.append("[\"").append(key).append("\"]");
                type = value(type.getContentType());
            } else {
                Property property = property(type, key, introspection);
                name.append('.').append(property == null ? key : property.javaName());
                type = property == null ? null : value(property.type());
            }
        }
        return name.toString();
    }

    private static JavaType value(JavaType type) {
        JavaType value = type;
        while (value.isReferenceType()) {
            value = value.getReferencedType();
        }
        return value;
    }

    private static @Nullable Property property(JavaType type, String key, Introspection introspection) {
        Class<?> raw = type.getRawClass();
        if (raw.getName().startsWith("java.") || raw.isPrimitive()) {
            return null;
        }
        Subtypes subtypes = Subtypes.of(raw, introspection);
        if (subtypes != null) {
            for (Class<?> subtype : subtypes.ids().keySet()) {
                Property property = subtype == raw
                        ? null
                        : introspection
                                .properties(subtype(type, subtype, introspection))
                                .get(key);
                if (property != null) {
                    return property;
                }
            }
        }
        return introspection.properties(type).get(key);
    }

    private static JavaType subtype(JavaType type, Class<?> subtype, Introspection introspection) {
        return introspection.config().getTypeFactory().constructSpecializedType(type, subtype);
    }
}
