package dev.trammel.internal.schema;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The library types that are one JSON value: which values Jackson makes one of. */
final class Scalars {
    private static final Map<Class<?>, ObjectNode> SCHEMAS = new HashMap<>();

    static {
        putNumbers();
        putTexts();
        putTimes();
        put(Nodes.type("boolean"), boolean.class, Boolean.class);
        put(Nodes.any(), Object.class, JsonNode.class);
        put(Nodes.type("object"), ObjectNode.class);
        put(Nodes.type("array"), ArrayNode.class);
    }

    private Scalars() {}

    private static void putNumbers() {
        put(Nodes.range(Byte.MIN_VALUE, Byte.MAX_VALUE), byte.class, Byte.class);
        put(Nodes.range(Short.MIN_VALUE, Short.MAX_VALUE), short.class, Short.class);
        put(Nodes.range(Integer.MIN_VALUE, Integer.MAX_VALUE), int.class, Integer.class);
        put(Nodes.range(Long.MIN_VALUE, Long.MAX_VALUE), long.class, Long.class);
        put(Nodes.type("integer"), BigInteger.class);
        put(Nodes.type("number"), BigDecimal.class, Number.class);
        put(Nodes.within(Float.toString(Float.MAX_VALUE)), float.class, Float.class);
        put(Nodes.within(Double.toString(Double.MAX_VALUE)), double.class, Double.class);
        put(Nodes.orNull(Nodes.range(Integer.MIN_VALUE, Integer.MAX_VALUE)), OptionalInt.class);
        put(Nodes.orNull(Nodes.range(Long.MIN_VALUE, Long.MAX_VALUE)), OptionalLong.class);
        put(Nodes.orNull(Nodes.within(Double.toString(Double.MAX_VALUE))), OptionalDouble.class);
    }

    private static void putTexts() {
        put(Nodes.type("string"), String.class, CharSequence.class, char[].class);
        put(Nodes.pattern(Patterns.CHAR), char.class, Character.class);
        put(Nodes.pattern(Patterns.BASE64).put("contentEncoding", "base64"), byte[].class);
        put(Nodes.format("uuid"), UUID.class);
        put(Nodes.format("uri").put("pattern", "^[^:]+:[^#]"), URI.class);
        put(Nodes.format("uri").put("pattern", Patterns.URL), URL.class);
        put(Nodes.pattern(Patterns.FILE + "|" + Patterns.FILE_URI), Path.class);
        put(Nodes.pattern(Patterns.FILE), File.class);
        put(Nodes.pattern(Patterns.LOCALE), Locale.class);
    }

    private static ObjectNode currency() {
        return Nodes.oneOf(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList());
    }

    private static void putTimes() {
        put(Nodes.format("date"), LocalDate.class);
        put(Nodes.pattern(Patterns.TIME), LocalTime.class);
        put(Nodes.pattern(Patterns.TIME + Patterns.OFFSET), OffsetTime.class);
        put(Nodes.pattern(Patterns.DATE + "T" + Patterns.TIME), LocalDateTime.class);
        put(instant(), Instant.class, OffsetDateTime.class, ZonedDateTime.class);
        put(Nodes.pattern(Patterns.YEAR_MONTH), YearMonth.class);
        put(Nodes.pattern(Patterns.MONTH_DAY), MonthDay.class);
        put(Nodes.range(Year.MIN_VALUE, Year.MAX_VALUE), Year.class);
        put(Nodes.pattern(Patterns.DURATION), Duration.class);
        put(Nodes.pattern(Patterns.PERIOD), Period.class);
        put(Nodes.pattern(Patterns.OFFSET), ZoneOffset.class);
    }

    // The format alone has leap seconds and offsets that Java refuses.
    private static ObjectNode instant() {
        return Nodes.pattern(Patterns.DATE + "T" + Patterns.TIME_WITH_SECONDS + Patterns.OFFSET)
                .put("format", "date-time");
    }

    private static void put(ObjectNode schema, Class<?>... types) {
        for (Class<?> type : types) {
            SCHEMAS.put(type, schema);
        }
    }

    /** The schema of a type; null if it is none of these. */
    static @Nullable ObjectNode of(Class<?> type) {
        if (type == Currency.class) {
            return currency();
        }
        if (type == ZoneId.class) {
            return Nodes.oneOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        }
        ObjectNode schema = SCHEMAS.get(type);
        return schema == null ? null : schema.deepCopy();
    }
}
