package dev.trammel.internal.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.temporal.Temporal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Values that {@code @JsonFormat} writes in another way than their type does. */
final class Formats {
    private Formats() {}

    /**
     * The schema of such a value; null if the type alone says how it is written.
     *
     * @throws IllegalArgumentException if no schema says how
     */
    static @Nullable ObjectNode schema(Place place, Introspection introspection) {
        Class<?> raw = place.type().getRawClass();
        JsonFormat.Value format = introspection.format(raw).withOverrides(place.format());
        if (place.type().isContainerType()
                || place.type().isReferenceType()
                || !(format.hasShape() || format.hasPattern())) {
            return null;
        }
        refuseShape(format.getShape(), raw);
        if (format.hasPattern() && isTime(raw)) {
            Locale locale = format.hasLocale()
                    ? format.getLocale()
                    : introspection.config().getLocale();
            return Nodes.pattern(DatePattern.regex(format.getPattern(), locale, raw, format.getLenient()));
        }
        if (format.hasPattern() && (java.util.Date.class.isAssignableFrom(raw) || raw == java.util.Calendar.class)) {
            throw new IllegalArgumentException(
                    "expected a type of java.time for @JsonFormat(pattern), found " + raw.getName());
        }
        return null; // Jackson takes no notice of patterns elsewhere
    }

    private static boolean isTime(Class<?> type) {
        return Temporal.class.isAssignableFrom(type) || type == java.time.MonthDay.class;
    }

    private static void refuseShape(JsonFormat.Shape shape, Class<?> type) {
        boolean isOwn = switch (shape) {
            case ANY, NATURAL -> true;
            case STRING ->
                !(Number.class.isAssignableFrom(type)
                        || (type.isPrimitive() && type != char.class)
                        || type == Boolean.class
                        || type == java.time.Year.class);
            case NUMBER, NUMBER_FLOAT ->
                Number.class.isAssignableFrom(type)
                        || (type.isPrimitive() && type != boolean.class && type != char.class);
            case NUMBER_INT ->
                type == java.time.Year.class
                        || type == long.class
                        || type == Long.class
                        || type == int.class
                        || type == Integer.class
                        || type == short.class
                        || type == Short.class
                        || type == byte.class
                        || type == Byte.class;
            case BOOLEAN -> type == boolean.class || type == Boolean.class;
            case OBJECT, POJO -> !type.isEnum() && Scalars.of(type) == null;
            case SCALAR -> Scalars.of(type) != null;
            default -> false;
        };
        if (!isOwn) {
            throw new IllegalArgumentException("expected a value in the shape of its type, found @JsonFormat(shape = "
                    + shape + ") at " + type.getName());
        }
    }
}
