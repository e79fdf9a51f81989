package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.trammel.internal.json.Mappers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
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
    static Map<JsonNode, Enum<?>> constants(Class<?> type) {
        Map<JsonNode, Enum<?>> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            JsonNode value = Mappers.STRICT.valueToTree(constant);
            if (!value.isValueNode() || !constant.equals(readBack(value, type))) {
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

    private static @Nullable Object readBack(JsonNode value, Class<?> type) {
        try {
            return Mappers.STRICT.treeToValue(value, type);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The constants by their names in JSON, in the order of declaration. */
    public static <E extends Enum<E>> Map<String, E> names(Class<E> type) {
        Map<String, E> names = new LinkedHashMap<>();
        constants(type).forEach((value, constant) -> names.put(value.asString(), type.cast(constant)));
        return names;
    }

    static ObjectNode schema(Class<?> type) {
        Map<JsonNode, Enum<?>> constants = constants(type);
        ObjectNode schema = Nodes.any();
        if (constants.keySet().stream().allMatch(JsonNode::isString)) {
            schema.put("type", "string");
        }
        ArrayNode values = schema.putArray("enum");
        constants.keySet().forEach(values::add);
        List<String> descriptions = new ArrayList<>();
        constants.forEach((value, constant) -> {
            String description = description(constant);
            if (description != null) {
                descriptions.add(value.asString() + ": " + description);
            }
        });
        if (!descriptions.isEmpty()) {
            schema.put("description", String.join("\n", descriptions));
        }
        return schema;
    }

    private static @Nullable String description(Enum<?> constant) {
        try {
            JsonPropertyDescription description =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonPropertyDescription.class);
            return description == null ? null : description.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("expected a field for each enum constant, found none: " + constant, e);
        }
    }
}
