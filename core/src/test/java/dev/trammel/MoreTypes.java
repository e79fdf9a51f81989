package dev.trammel;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonPOJOBuilder;

/** More types as users write them: those that Jackson is told how to read. */
final class MoreTypes {
    private MoreTypes() {}

    record Point(int x, int y) {}

    record Unwrapped(
            String label,
            @JsonUnwrapped Point point,
            @JsonUnwrapped(prefix = "to_") Point end) {}

    record Dated(
            @JsonFormat(pattern = "dd/MM/yyyy") LocalDate day,
            @JsonFormat(pattern = "yyyy-MM-dd HH:mm") LocalDateTime at,
            @JsonFormat(pattern = "HH'h'mm") LocalTime time,
            @JsonFormat(pattern = "MMM uuuu", locale = "en") YearMonth month,
            @JsonFormat(pattern = "yyMMdd") List<LocalDate> others) {}

    /** A class that only its builder makes. */
    @JsonDeserialize(builder = Built.Builder.class)
    static final class Built {
        private final String name;
        private final int size;

        private Built(String name, int size) {
            this.name = name;
            this.size = size;
        }

        public String getName() {
            return name;
        }

        public int getSize() {
            return size;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Built that && name.equals(that.name) && size == that.size;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, size);
        }

        /** Makes it. */
        @JsonPOJOBuilder(withPrefix = "with")
        static final class Builder {
            private String name = "";
            private int size;

            Builder() {}

            public Builder withName(String value) {
                name = value;
                return this;
            }

            public Builder withSize(int value) {
                size = value;
                return this;
            }

            public Built build() {
                return new Built(name, size);
            }
        }
    }

    record Sku(@JsonValue String code) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Sku(@Size(min = 2, max = 8) String code) {
            this.code = code;
        }
    }

    record Basket(List<Sku> skus, Map<String, Sku> byName) {}

    /** One text, by its constructor. */
    static final class Wrapped {
        private final String text;

        public Wrapped(String text) {
            this.text = text;
        }

        @JsonValue
        public String text() {
            return text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Wrapped that && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    record HoldsWrapped(Wrapped one, List<Wrapped> many) {}

    record Zones(ZoneId zone, ZonedDateTime at, Currency currency) {}

    /** Any other keys, too. */
    static final class Open {
        private String id = "";
        private final Map<String, Integer> others = new LinkedHashMap<>();

        Open() {}

        public String getId() {
            return id;
        }

        public void setId(String value) {
            id = value;
        }

        @JsonAnyGetter
        public Map<String, Integer> others() {
            return others;
        }

        @JsonAnySetter
        public void other(String key, Integer value) {
            others.put(key, value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Open that && id.equals(that.id) && others.equals(that.others);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, others);
        }
    }

    record Aliased(@JsonAlias({"mail", "e-mail"}) String email, int age) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Snake(String firstName, int birthYear) {}

    record Pair<A, B>(A first, B second) {}

    record Tree<T>(T value, List<Tree<T>> children) {}

    record Wild(List<? extends SampleTypes.Shape> shapes) {}

    record Ping(@Nullable Pong pong) {}

    record Pong(List<Ping> pings) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Payment permits Card, Cash {}

    @JsonTypeName("card")
    record Card(String number) implements Payment {}

    @JsonTypeName("cash")
    record Cash(BigDecimal amount) implements Payment {}

    abstract static sealed class Job permits Once, Often {
        public String name = "";

        @Override
        public boolean equals(Object other) {
            return other instanceof Job that && other.getClass() == getClass() && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    static final class Once extends Job {}

    static final class Often extends Job {}

    static class Base {
        public int id;

        @Override
        public boolean equals(Object other) {
            return other instanceof Base that && id == that.id && other.getClass() == getClass();
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    static final class Derived extends Base {
        public List<String> names = new ArrayList<>();

        @Override
        public boolean equals(Object other) {
            return super.equals(other) && other instanceof Derived that && names.equals(that.names);
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    /** A factory with names. */
    static final class Made {
        private final String name;

        private Made(String name) {
            this.name = name;
        }

        @JsonCreator
        static Made of(@JsonProperty("the name") String name) {
            return new Made(name);
        }

        @JsonProperty("the name")
        public String name() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Made that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    @JsonIgnoreProperties("secret")
    static final class Ignoring {
        public String open = "";
        public String secret = "";

        @Override
        public boolean equals(Object other) {
            return other instanceof Ignoring that && open.equals(that.open);
        }

        @Override
        public int hashCode() {
            return open.hashCode();
        }
    }

    record Sets(EnumSet<SampleTypes.Color> colors, SortedSet<String> words, Deque<Integer> queue) {}

    record Maps(
            EnumMap<SampleTypes.Color, Integer> byColor,
            SortedMap<String, Boolean> sorted,
            Map<LocalDate, Integer> byDay,
            Map<String, Map<Long, List<String>>> deep) {}

    record Nulls(
            List<@Nullable String> items,
            Map<String, @Nullable Integer> values,
            Optional<List<String>> list,
            OptionalLong big,
            OptionalDouble real,
            @Nullable List<Point> points) {}

    record Limits(
            @Negative int below,
            @NegativeOrZero long most,
            @PositiveOrZero double least,
            @DecimalMax("2.5") BigDecimal capped,
            @NotEmpty List<Integer> some,
            @Size(min = 1, max = 2) Map<String, Integer> few,
            @AssertTrue boolean yes,
            @NotNull String text) {}

    record Bytes(byte[] data) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && java.util.Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(data);
        }
    }

    record Free(Object any, List<Object> many, Map<String, JsonNode> trees) {}

    record Range(int low, int high) {
        Range {
            if (low > high) {
                throw new IllegalArgumentException("low above high");
            }
        }
    }

    record Stamp(Instant instant, UUID id) {}

    /** All of them by a name, with type arguments where they need some. */
    static Map<String, TypeRef<?>> all() {
        Map<String, TypeRef<?>> types = new LinkedHashMap<>();
        types.put("unwrapped", new TypeRef<Unwrapped>() {});
        types.put("dated", new TypeRef<Dated>() {});
        types.put("built", new TypeRef<Built>() {});
        types.put("sku", new TypeRef<Sku>() {});
        types.put("basket", new TypeRef<Basket>() {});
        types.put("wrapped", new TypeRef<HoldsWrapped>() {});
        types.put("zones", new TypeRef<Zones>() {});
        types.put("open", new TypeRef<Open>() {});
        types.put("aliased", new TypeRef<Aliased>() {});
        types.put("snake", new TypeRef<Snake>() {});
        types.put("pair", new TypeRef<Pair<String, List<Integer>>>() {});
        types.put("pairs", new TypeRef<Map<String, Pair<Point, Optional<Point>>>>() {});
        types.put("tree", new TypeRef<Tree<String>>() {});
        types.put("wild", new TypeRef<Wild>() {});
        types.put("ping", new TypeRef<Ping>() {});
        types.put("payment", new TypeRef<Payment>() {});
        types.put("payments", new TypeRef<List<Payment>>() {});
        types.put("job", new TypeRef<Job>() {});
        types.put("derived", new TypeRef<Derived>() {});
        types.put("made", new TypeRef<Made>() {});
        types.put("ignoring", new TypeRef<Ignoring>() {});
        types.put("sets", new TypeRef<Sets>() {});
        types.put("maps", new TypeRef<Maps>() {});
        types.put("nulls", new TypeRef<Nulls>() {});
        types.put("limits", new TypeRef<Limits>() {});
        types.put("bytes", new TypeRef<Bytes>() {});
        types.put("free", new TypeRef<Free>() {});
        types.put("range", new TypeRef<Range>() {});
        types.put("stamp", new TypeRef<Stamp>() {});
        types.put("string", new TypeRef<String>() {});
        types.put("int", new TypeRef<Integer>() {});
        types.put("decimal", new TypeRef<BigDecimal>() {});
        types.put("strings", new TypeRef<List<String>>() {});
        types.put("matrix", new TypeRef<List<List<Double>>>() {});
        types.put("date", new TypeRef<LocalDate>() {});
        types.put("optional", new TypeRef<Pair<Optional<Point>, Optional<SampleTypes.Color>>>() {});
        return types;
    }
}
