package dev.trammel;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
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
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Types as users write them. */
final class SampleTypes {
    private SampleTypes() {}

    enum Color {
        RED,
        GREEN
    }

    enum Priority {
        @JsonProperty("low")
        @JsonPropertyDescription("can wait")
        LOW,
        @JsonProperty("high")
        @JsonPropertyDescription("now")
        HIGH
    }

    /** The answer's reasons come before it: the order of the components is that of the text. */
    @JsonClassDescription("A verdict with its reasons")
    record Verdict(
            String reasoning,
            @JsonPropertyDescription("the last word") String answer,
            double certainty) {}

    record Primitives(byte b, short s, int i, long l, float f, double d, boolean z, char c) {}

    record Boxes(Byte b, Short s, Integer i, Long l, Boolean z) {}

    record Numbers(BigDecimal decimal, BigInteger integer) {}

    record Times(
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            Instant instant,
            OffsetDateTime offset,
            OffsetTime offsetTime,
            YearMonth yearMonth,
            MonthDay monthDay,
            Year year,
            Duration duration,
            Period period,
            ZoneOffset zone,
            DayOfWeek day) {}

    record Names(UUID id, URI link, Locale locale) {}

    record Maybe(
            Optional<String> name,
            OptionalInt age,
            @Nullable Color color,
            Optional<Address> address) {}

    record Address(String street, int number) {}

    record Customer(String name, Address home, @Nullable Address work, List<Address> others) {}

    record Collections(List<List<Integer>> matrix, int[] numbers, Map<String, Integer> counts) {}

    record Unique(Set<String> tags) {}

    record Keys(Map<Color, List<String>> colors, Map<Integer, String> numbers, Map<UUID, Boolean> ids) {}

    record Page<T>(List<T> items, int total) {}

    record Node(int value, @Nullable Node next, List<Node> children) {}

    sealed interface Shape permits Circle, Square, Group {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    record Group(List<Shape> shapes) implements Shape {}

    /** A sealed type under another, with a subtype that has subtypes and values of its own. */
    sealed interface Animal permits Fish, Bird {}

    record Fish(String name) implements Animal {}

    sealed interface Bird extends Animal permits Hen, Duck {}

    record Hen(int eggs) implements Bird {}

    record Duck(boolean rubber) implements Bird {}

    record Farm(Bird first, List<Animal> all, Duck pet) {}

    /** Its members have the name that the key would have. */
    sealed interface Event permits Opened, Closed {}

    record Opened(String type) implements Event {}

    record Closed(int kind2) implements Event {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "species")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cat.class, name = "cat"),
        @JsonSubTypes.Type(value = Dog.class, name = "dog")
    })
    interface Pet {}

    record Cat(int lives) implements Pet {}

    record Dog(String bark) implements Pet {}

    record Owner(Pet pet, Shape shape) {}

    record Bounds(
            @Min(0) @Max(150) int age,
            @Size(min = 2, max = 5) String name,
            @Size(max = 2) List<@Size(min = 1, max = 3) String> tags,
            @Positive long count,
            @DecimalMin(value = "0.5", inclusive = false) double share,
            @Pattern(regexp = "[A-Z]{2}") String code,
            Optional<@Max(9) Integer> digit) {}

    record Mail(
            @Email String address,
            @NotBlank String subject,
            @Digits(integer = 4, fraction = 2) BigDecimal price) {}

    @JsonPropertyOrder({"second", "first"})
    record Ordered(int first, int second) {}

    record Renamed(
            @JsonProperty("full_name") String name,
            @JsonIgnore @Nullable String secret) {}

    record Empty() {}

    record Anything(JsonNode tree, Object object) {}

    /** A bean with setters. */
    static final class Bean {
        Bean() {}

        private String title = "";
        private int pages;

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }

        public int getPages() {
            return pages;
        }

        public void setPages(int pages) {
            this.pages = pages;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bean that && title.equals(that.title) && pages == that.pages;
        }

        @Override
        public int hashCode() {
            return Objects.hash(title, pages);
        }
    }

    /** A class whose constructor says what there is. */
    static final class Created {
        private final String a;
        private final List<Integer> b;

        @JsonCreator
        public Created(@JsonProperty("first") String a, @JsonProperty("second") List<Integer> b) {
            this.a = a;
            this.b = b;
        }

        @JsonProperty("first")
        public String a() {
            return a;
        }

        @JsonProperty("second")
        public List<Integer> b() {
            return b;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Created that && a.equals(that.a) && b.equals(that.b);
        }

        @Override
        public int hashCode() {
            return Objects.hash(a, b);
        }
    }

    /** All of them by a name, with type arguments where they need some. */
    static Map<String, TypeRef<?>> all() {
        Map<String, TypeRef<?>> types = new LinkedHashMap<>();
        types.put("color", new TypeRef<Color>() {});
        types.put("priority", new TypeRef<Priority>() {});
        types.put("verdict", new TypeRef<Verdict>() {});
        types.put("primitives", new TypeRef<Primitives>() {});
        types.put("boxes", new TypeRef<Boxes>() {});
        types.put("numbers", new TypeRef<Numbers>() {});
        types.put("times", new TypeRef<Times>() {});
        types.put("names", new TypeRef<Names>() {});
        types.put("maybe", new TypeRef<Maybe>() {});
        types.put("customer", new TypeRef<Customer>() {});
        types.put("collections", new TypeRef<Collections>() {});
        types.put("unique", new TypeRef<Unique>() {});
        types.put("keys", new TypeRef<Keys>() {});
        types.put("page", new TypeRef<Page<Address>>() {});
        types.put("page-of-pages", new TypeRef<Page<Page<Priority>>>() {});
        types.put("list", new TypeRef<List<Customer>>() {});
        types.put("map", new TypeRef<Map<String, Address>>() {});
        types.put("node", new TypeRef<Node>() {});
        types.put("shape", new TypeRef<Shape>() {});
        types.put("event", new TypeRef<Event>() {});
        types.put("farm", new TypeRef<Farm>() {});
        types.put("owner", new TypeRef<Owner>() {});
        types.put("bounds", new TypeRef<Bounds>() {});
        types.put("mail", new TypeRef<Mail>() {});
        types.put("ordered", new TypeRef<Ordered>() {});
        types.put("renamed", new TypeRef<Renamed>() {});
        types.put("empty", new TypeRef<Empty>() {});
        types.put("anything", new TypeRef<Anything>() {});
        types.put("bean", new TypeRef<Bean>() {});
        types.put("created", new TypeRef<Created>() {});
        return types;
    }
}
