package dev.trammel;

import dev.trammel.internal.json.Mappers;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/** Random values of Java types, by what the types are and not by their schemas. */
final class RandomValues {
    private static final String[] WORDS = {"", "a", "Ann", "zwölf", "\"", "\\", "日本", "a b\n", "😀x", "{}", "null", "0"
    };

    private final Random random;
    private final Map<Class<?>, Supplier<?>> makers = new HashMap<>();
    private int depth;

    RandomValues(long seed) {
        random = new Random(seed);
        numbers();
        times();
        texts();
        bounded();
    }

    private void numbers() {
        put(byte.class, Byte.class, () -> (byte) random.nextInt());
        put(short.class, Short.class, () -> (short) random.nextInt());
        put(int.class, Integer.class, () -> oneOf(random.nextInt(), random.nextInt(10), Integer.MIN_VALUE));
        put(long.class, Long.class, () -> oneOf(random.nextLong(), Long.MAX_VALUE, 0L));
        put(float.class, Float.class, () -> oneOf((random.nextInt(2000) - 1000) / 8f, 0.001f, 9999999f));
        put(
                double.class,
                Double.class,
                () -> oneOf(random.nextInt(1000) / 1024.0 + 1, random.nextInt(100) / 4.0, -0.001, 1234567.0));
        put(boolean.class, Boolean.class, random::nextBoolean);
        put(char.class, Character.class, () -> oneOf('a', 'é', '"', '日'));
        makers.put(BigInteger.class, () -> new BigInteger(120, random).subtract(BigInteger.ONE.shiftLeft(100)));
        makers.put(BigDecimal.class, () -> new BigDecimal(new BigInteger(70, random), random.nextInt(20)));
    }

    private <T> void put(Class<?> primitive, Class<?> box, Supplier<T> maker) {
        makers.put(primitive, maker);
        makers.put(box, maker);
    }

    private void times() {
        Supplier<LocalDate> date = () -> LocalDate.ofEpochDay(random.nextInt(100_000) - 30_000);
        Supplier<LocalTime> time = () -> LocalTime.ofNanoOfDay(
                oneOf(random.nextInt(86_400) * 1_000_000_000L, random.nextLong(86_400_000_000_000L)));
        Supplier<ZoneOffset> offset = () -> ZoneOffset.ofHoursMinutes(random.nextInt(17), random.nextInt(60));
        makers.put(LocalDate.class, date);
        makers.put(LocalTime.class, time);
        makers.put(LocalDateTime.class, () -> LocalDateTime.of(date.get(), time.get()));
        makers.put(OffsetTime.class, () -> OffsetTime.of(time.get(), offset.get()));
        makers.put(OffsetDateTime.class, () -> OffsetDateTime.of(date.get(), time.get(), offset.get()));
        makers.put(ZonedDateTime.class, () -> ZonedDateTime.of(date.get(), time.get(), offset.get()));
        makers.put(Instant.class, () -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
        makers.put(YearMonth.class, () -> YearMonth.of(1 + random.nextInt(9999), 1 + random.nextInt(12)));
        makers.put(MonthDay.class, () -> MonthDay.from(date.get()));
        makers.put(Year.class, () -> Year.of(random.nextInt(3000)));
        makers.put(
                Duration.class, () -> Duration.ofSeconds(random.nextInt(2_000_000) - 1_000_000, oneOf(0, 5_000_000)));
        makers.put(Period.class, () -> Period.of(random.nextInt(9), random.nextInt(9) - 3, random.nextInt(99) - 50));
        makers.put(Month.class, () -> Month.of(1 + random.nextInt(12)));
        makers.put(ZoneOffset.class, offset);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        makers.put(ZoneId.class, () -> ZoneId.of(zones.get(random.nextInt(zones.size()))));
        makers.put(DayOfWeek.class, () -> DayOfWeek.of(1 + random.nextInt(7)));
    }

    private void texts() {
        makers.put(String.class, this::text);
        makers.put(Path.class, () -> Path.of("/tmp/" + oneOf("a b", "ü", "日本", "%", "x#y?") + random.nextInt(9)));
        makers.put(UUID.class, () -> new UUID(random.nextLong(), random.nextLong()));
        makers.put(URI.class, () -> URI.create("https://example.org/" + random.nextInt(1000) + "?q=a%20b"));
        makers.put(
                Locale.class,
                () -> oneOf(
                        Locale.GERMANY,
                        Locale.FRENCH,
                        Locale.forLanguageTag("zh-Hans-CN"),
                        Locale.forLanguageTag("es-419")));
        makers.put(Currency.class, () -> Currency.getInstance(oneOf("EUR", "JPY", "USD")));
        makers.put(byte[].class, () -> bytes(random.nextInt(5)));
        makers.put(JsonNode.class, () -> Mappers.STRICT.readTree(oneOf("null", "[1,{\"a\":1.50}]", "\"x\"", "-0.5")));
        makers.put(Object.class, () -> oneOf("x", 1, true, List.of(), Map.of("k", List.of(1, "y"))));
    }

    /** Values that keep what their types' annotations say. */
    private void bounded() {
        makers.put(
                SampleTypes.Bounds.class,
                () -> new SampleTypes.Bounds(
                        random.nextInt(151),
                        oneOf("ab", "日本語", "abcde", "😀😀"),
                        oneOf(List.of(), List.of("a"), List.of("abc", "é")),
                        1 + random.nextInt(1000),
                        0.5 + 1 / (1.0 + random.nextInt(50)),
                        oneOf("AB", "ZZ"),
                        oneOf(Optional.empty(), Optional.of(9), Optional.of(-5))));
        makers.put(
                SampleTypes.Mail.class,
                () -> new SampleTypes.Mail(
                        oneOf("a@b.cd", "x.y@example.org"),
                        oneOf("Hi", " a "),
                        new BigDecimal(BigInteger.valueOf(random.nextInt(999_999)), 2)));
        makers.put(
                MoreTypes.Limits.class,
                () -> new MoreTypes.Limits(
                        -1 - random.nextInt(9),
                        -random.nextInt(9),
                        random.nextInt(9) / 4.0,
                        new BigDecimal(oneOf("2.5", "-1", "2.49999999999999999999")),
                        List.of(random.nextInt()),
                        oneOf(Map.of("a", 1), Map.of("b", 2)),
                        true,
                        text()));
        makers.put(MoreTypes.Sku.class, () -> new MoreTypes.Sku(oneOf("ab", "12345678", "日本")));
        makers.put(MoreTypes.Range.class, () -> new MoreTypes.Range(-random.nextInt(99), random.nextInt(99)));
        makers.put(MoreTypes.Wrapped.class, () -> new MoreTypes.Wrapped(text()));
        makers.put(
                MoreTypes.Made.class, () -> read("{\"the name\":\"x" + random.nextInt() + "\"}", MoreTypes.Made.class));
        makers.put(
                MoreTypes.Built.class,
                () -> new MoreTypes.Built.Builder()
                        .withName(text())
                        .withSize(random.nextInt())
                        .build());
        makers.put(SampleTypes.Created.class, () -> new SampleTypes.Created(text(), List.of(random.nextInt())));
        makers.put(SampleTypes.Renamed.class, () -> new SampleTypes.Renamed(text(), null));
        makers.put(SampleTypes.Bean.class, () -> {
            SampleTypes.Bean bean = new SampleTypes.Bean();
            bean.setTitle(text());
            bean.setPages(random.nextInt());
            return bean;
        });
        makers.put(MoreTypes.Open.class, () -> {
            MoreTypes.Open open = new MoreTypes.Open();
            open.setId(text());
            for (int i = random.nextInt(3); i > 0; i--) {
                open.other("k" + i, random.nextInt());
            }
            return open;
        });
        makers.put(
                MoreTypes.Dated.class,
                () -> new MoreTypes.Dated(
                        LocalDate.of(1 + random.nextInt(3000), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                        LocalDateTime.of(1996, 2, 29, random.nextInt(24), random.nextInt(60)),
                        LocalTime.of(random.nextInt(24), random.nextInt(60)),
                        YearMonth.of(random.nextInt(3000), 1 + random.nextInt(12)),
                        oneOf(List.of(), List.of(LocalDate.of(2024, 2, 29), LocalDate.of(2099, 12, 31)))));
    }

    private static <T> T read(String json, Class<T> type) {
        return Mappers.STRICT.readValue(json, type);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        return WORDS[random.nextInt(WORDS.length)] + (random.nextInt(3) == 0 ? random.nextInt() : "");
    }

    @SafeVarargs
    private <T> T oneOf(T... all) {
        return all[random.nextInt(all.length)];
    }

    Object of(java.lang.reflect.Type type) {
        return value(Mappers.STRICT.constructType(type));
    }

    private Object value(JavaType type) {
        depth++;
        try {
            Class<?> raw = type.getRawClass();
            Supplier<?> maker = makers.get(raw);
            if (maker != null) {
                return maker.get();
            }
            if (raw == OptionalInt.class) {
                return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt());
            }
            if (raw == OptionalLong.class) {
                return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong());
            }
            if (raw == OptionalDouble.class) {
                return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextInt(9) / 2.0);
            }
            if (type.isReferenceType()) {
                return depth > 6 || random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(value(type.getReferencedType()));
            }
            if (type.isEnumType()) {
                return oneOf(raw.getEnumConstants());
            }
            if (type.isArrayType()) {
                List<Object> items = items(type.getContentType());
                Object array = Array.newInstance(type.getContentType().getRawClass(), items.size());
                for (int i = 0; i < items.size(); i++) {
                    Array.set(array, i, items.get(i));
                }
                return array;
            }
            if (type.isCollectionLikeType()) {
                return collection(raw, items(type.getContentType()));
            }
            if (type.isMapLikeType()) {
                return map(type);
            }
            return object(type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            depth--;
        }
    }

    private List<Object> items(JavaType type) {
        List<Object> items = new ArrayList<>();
        for (int i = depth > 5 ? 0 : random.nextInt(4); i > 0; i--) {
            items.add(value(type));
        }
        return items;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Collection<?> collection(Class<?> raw, List<Object> items) {
        if (raw == EnumSet.class) {
            EnumSet<SampleTypes.Color> set = EnumSet.noneOf(SampleTypes.Color.class);
            items.forEach(item -> set.add((SampleTypes.Color) item));
            return set;
        }
        if (raw == SortedSet.class) {
            return new TreeSet<>((Collection) items);
        }
        if (raw == Deque.class) {
            return new ComparableDeque(items);
        }
        return Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>(items) : items;
    }

    /** Deques are equal to themselves only, but written alike. */
    private static final class ComparableDeque extends ArrayDeque<Object> {
        private static final long serialVersionUID = 1;

        ComparableDeque(Collection<?> items) {
            super(items);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Map<?, ?> map(JavaType type) {
        Map map = type.getRawClass() == EnumMap.class
                ? new EnumMap<>((Class) type.getKeyType().getRawClass())
                : type.getRawClass() == SortedMap.class ? new TreeMap<>() : new LinkedHashMap<>();
        for (int i = depth > 5 ? 0 : random.nextInt(3); i > 0; i--) {
            Object key = value(type.getKeyType());
            if (key instanceof Locale locale) {
                key = new Locale.Builder().setLocale(locale).setScript("").build();
            }
            map.put(key, value(type.getContentType()));
        }
        return map;
    }

    private Object object(JavaType type) throws ReflectiveOperationException {
        Class<?> raw = type.getRawClass();
        if (raw.isSealed()) {
            Class<?>[] permitted = raw.getPermittedSubclasses();
            Class<?> chosen = depth > 5 ? permitted[0] : oneOf(permitted);
            return value(Mappers.STRICT.getTypeFactory().constructSpecializedType(type, chosen));
        }
        if (raw == SampleTypes.Pet.class) {
            return random.nextBoolean() ? new SampleTypes.Cat(random.nextInt()) : new SampleTypes.Dog(text());
        }
        if (raw.isRecord()) {
            RecordComponent[] components = raw.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                boolean nullable = Arrays.stream(
                                components[i].getAnnotatedType().getAnnotations())
                        .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
                JavaType component = Mappers.STRICT
                        .getTypeFactory()
                        .resolveMemberType(components[i].getGenericType(), type.getBindings());
                values[i] = nullable && (depth > 4 || random.nextBoolean()) ? null : value(component);
            }
            var constructor = raw.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        }
        var constructor = raw.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object bean = constructor.newInstance();
        for (Field field : raw.getFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getName().equals("secret")) {
                field.set(bean, value(Mappers.STRICT.constructType(field.getGenericType())));
            }
        }
        return bean;
    }
}
