package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.trammel.internal.schema.SchemaWalk.Purpose;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The constants of an enum by what Jackson writes for them and reads back. */
public final class Enums {
    private Enums() {}

    /**
     * The constants by their JSON values, in the order of declaration.
     *
     * @throws IllegalArgumentException if Jackson doesn't read back what it writes
     */
    static Map<JsonNode, Enum<?>> constants(Class<?> type, JsonMapper mapper) {
        Map<JsonNode, Enum<?>> constants = new LinkedHashMap<>();
        if (!type.isEnum()) {
            throw new IllegalArgumentException("expected an enum with constants, found " + type.getName());
        }
        for (Object constant : type.getEnumConstants()) {
            JsonNode value = mapper.valueToTree(constant);
            if (!value.isValueNode() || !constant.equals(readBack(value, type, mapper))) {
                throw new IllegalArgumentException("expected enum constants that are read from what is written, found "
                        + constant + " written as " + value);
            }
            constants.put(value, (Enum<?>) constant);
        }
        if (constants.isEmpty()) {
            throw new IllegalArgumentException("expected an enum with constants, found " + type.getName());
        }
        return constants;
    }

    private static @Nullable Object readBack(JsonNode value, Class<?> type, JsonMapper mapper) {
        try {
            return mapper.treeToValue(value, type);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The constants by their names in JSON, in the order of declaration. */
    public static <E extends Enum<E>> Map<String, E> names(Class<E> type, JsonMapper mapper) {
        Map<String, E> names = new LinkedHashMap<>();
        constants(type, mapper).forEach((value, constant) -> names.put(value.asString(), type.cast(constant)));
        return names;
    }

    static ObjectNode schema(Class<?> type, Introspection introspection, Purpose purpose) {
        if (type.isEnum() && introspection.isPlainEnum(type) && type.getEnumConstants().length > 0) {
            return Nodes.oneOf(Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList());
        }
        Map<JsonNode, Enum<?>> constants = constants(type, introspection.mapper());
        ObjectNode schema = Nodes.any();
        if (constants.keySet().stream().allMatch(JsonNode::isString)) {
            schema.put("type", "string");
        }
        if (purpose == Purpose.CHECK && takesAny(constants.values(), introspection)) {
            return schema;
        }
        ArrayNode values = schema.putArray("enum");
        constants.keySet().forEach(values::add);
        if (purpose == Purpose.CHECK) {
            constants.values().forEach(constant -> {
                JsonAlias alias = annotation(constant, JsonAlias.class);
                if (alias != null) {
                    List.of(alias.value()).forEach(values::add);
                }
            });
        }
        List<String> descriptions = new ArrayList<>();
        JsonClassDescription ofType = type.getAnnotation(JsonClassDescription.class);
        if (ofType != null) {
            descriptions.add(ofType.value());
        }
        constants.forEach((value, constant) -> {
            JsonPropertyDescription description = annotation(constant, JsonPropertyDescription.class);
            if (description != null) {
                descriptions.add(value.asString() + ": " + description.value());
            }
        });
        if (!descriptions.isEmpty()) {
            schema.put("description", String.join("\n", descriptions));
        }
        return schema;
    }

    /** Whether an unknown text becomes the default constant: where one is marked and the mapper is told to. */
    private static boolean takesAny(Iterable<Enum<?>> constants, Introspection introspection) {
        if (!introspection.config().isEnabled(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)) {
            return false;
        }
        for (Enum<?> constant : constants) {
            if (annotation(constant, JsonEnumDefaultValue.class) != null) {
                return true;
            }
        }
        return false;
    }

    private static <A extends Annotation> @Nullable A annotation(Enum<?> constant, Class<A> annotation) {
        try {
            return constant.getDeclaringClass().getField(constant.name()).getAnnotation(annotation);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("expected a field for each enum constant, found none: " + constant, e);
        }
    }
}
