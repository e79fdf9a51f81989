package dev.trammel.internal.schema;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The keys of maps. */
final class Keys {
    private static final Map<Class<?>, Integer> DIGITS =
            Map.of(Byte.class, 1, Short.class, 3, Integer.class, 8, Long.class, 17, BigInteger.class, 37);

    private Keys() {}

    /** The schema of the keys; null if each text is one. */
    static @Nullable ObjectNode schema(Place place, Introspection introspection, MemberPath path) {
        Class<?> key = place.type().getRawClass();
        ObjectNode schema = ofType(key, introspection, path);
        boolean said = !place.annotations().isEmpty();
        if (schema == null && !said) {
            return null;
        }
        ObjectNode all = schema == null ? Nodes.type("string") : schema;
        Bounds.apply(place, all);
        return all;
    }

    private static @Nullable ObjectNode ofType(Class<?> key, Introspection introspection, MemberPath path) {
        if (key == String.class || key == Object.class || key == CharSequence.class) {
            return null;
        }
        if (key.isEnum()) {
            return Nodes.oneOf(Enums.constants(key, introspection.mapper()).keySet().stream()
                    .map(JsonNode::asString)
                    .toList());
        }
        if (key == Boolean.class) {
            return Nodes.oneOf(Set.of("true", "false").stream().sorted().toList());
        }
        Integer digits = DIGITS.get(key);
        if (digits != null) {
            // As many digits as the type has for sure.
            return Nodes.pattern("0|-?[1-9][0-9]{0," + digits + "}");
        }
        ObjectNode scalar = Scalars.of(key);
        if (scalar != null
                && scalar.path("type").asString("").equals("string")
                && (key.getName().startsWith("java.time.") || key.getName().startsWith("java.util."))) {
            return scalar;
        }
        throw path.refuse(
                "expected strings, enum constants, whole numbers, UUIDs or dates as keys, found " + key.getName());
    }
}
