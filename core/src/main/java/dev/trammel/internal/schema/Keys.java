package dev.trammel.internal.schema;

import dev.trammel.internal.schema.SchemaWalk.Purpose;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The keys of maps. */
final class Keys {
    private static final Map<Class<?>, String> PATTERNS = Map.ofEntries(
            Map.entry(Byte.class, whole(Byte.MIN_VALUE, Byte.MAX_VALUE)),
            Map.entry(Short.class, whole(Short.MIN_VALUE, Short.MAX_VALUE)),
            Map.entry(Integer.class, whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(Long.class, whole(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(BigInteger.class, "0|-?[1-9][0-9]{0,99}"),
            Map.entry(Float.class, Patterns.FLOAT_KEY),
            Map.entry(Double.class, Patterns.DOUBLE_KEY),
            Map.entry(BigDecimal.class, Patterns.DECIMAL_KEY),
            Map.entry(Character.class, Patterns.CHAR),
            Map.entry(Locale.class, Patterns.LOCALE_KEY),
            // As their toString writes them.
            Map.entry(OffsetDateTime.class, Patterns.DATE + "T" + Patterns.TIME + Patterns.OFFSET),
            Map.entry(ZonedDateTime.class, Patterns.DATE + "T" + Patterns.TIME + Patterns.OFFSET),
            Map.entry(Year.class, whole(Year.MIN_VALUE, Year.MAX_VALUE)));

    /** Of what has several spellings, the one that is asked for. */
    private static final Map<Class<?>, String> ASKED = Map.ofEntries(
            Map.entry(Float.class, KeyPatterns.FLOAT),
            Map.entry(Double.class, KeyPatterns.DOUBLE),
            Map.entry(BigDecimal.class, KeyPatterns.DECIMAL),
            Map.entry(LocalTime.class, KeyPatterns.TIME),
            Map.entry(OffsetTime.class, KeyPatterns.TIME + KeyPatterns.OFFSET),
            Map.entry(LocalDateTime.class, Patterns.DATE + "T" + KeyPatterns.TIME),
            Map.entry(OffsetDateTime.class, Patterns.DATE + "T" + KeyPatterns.TIME + KeyPatterns.OFFSET),
            Map.entry(ZonedDateTime.class, Patterns.DATE + "T" + KeyPatterns.TIME + KeyPatterns.OFFSET),
            Map.entry(Instant.class, KeyPatterns.INSTANT),
            Map.entry(Duration.class, KeyPatterns.DURATION),
            Map.entry(Period.class, KeyPatterns.PERIOD),
            Map.entry(ZoneOffset.class, KeyPatterns.OFFSET));

    private Keys() {}

    private static String whole(long least, long greatest) {
        return Ranges.between(BigInteger.valueOf(least), BigInteger.valueOf(greatest));
    }

    /** The schema of the keys; null if each text is one. */
    static @Nullable ObjectNode schema(Place place, Introspection introspection, MemberPath path, Purpose purpose) {
        Class<?> key = place.type().getRawClass();
        String asked = purpose == Purpose.ASK ? ASKED.get(key) : null;
        ObjectNode schema = asked == null ? ofType(key, introspection, path) : Nodes.pattern(asked);
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
        String pattern = PATTERNS.get(key);
        if (pattern != null) {
            return Nodes.pattern(pattern);
        }
        ObjectNode scalar = Scalars.of(key);
        if (scalar != null
                && scalar.path("type").asString("").equals("string")
                && (key.getName().startsWith("java.time.")
                        || key.getName().startsWith("java.util.")
                        || key == URI.class)) {
            return scalar;
        }
        throw path.refuse("expected strings, enum constants, numbers, UUIDs or dates as keys, found " + key.getName());
    }
}
