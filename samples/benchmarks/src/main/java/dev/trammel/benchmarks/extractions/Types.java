package dev.trammel.benchmarks.extractions;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is extracted, each from a text of its own. */
final class Types {
    private Types() {}

    /** Each type, and the text it is extracted from. */
    static Map<Class<?>, String> texts() {
        Map<Class<?>, String> texts = new LinkedHashMap<>();
        texts.put(Person.class, "Maria Santos, 34, an engineer in Lisbon, speaks Portuguese and \"a little\" English.");
        texts.put(Product.class, "The red kettle KT-204/b costs 39.90; we have 120 of them (made from 60 % steel).");
        texts.put(Order.class, "Ada of 12 Main Street, Leeds, wants three pens and a notebook. Leave it at the door.");
        texts.put(Topic.class, "Animals are birds or mammals; mammals are cats or dogs.");
        texts.put(Meeting.class, "On 3 May 2024 at 14:30 we meet for an hour and a half: https://example.com/room/7");
        texts.put(Drawing.class, "A circle of radius 2.5, a square of side 4, and both of them again in a group.");
        texts.put(Statistics.class, "Paris had 12 rainy days, Rome 3. Tags: weather, travel, Europe 🌧.");
        return texts;
    }

    /** A string with a length, a bounded integer, an enum, an optional, a list. */
    record Person(
            @Size(min = 1, max = 30) String name,
            @Min(0) @Max(150) int age,
            Job job,
            Optional<String> city,
            @Size(max = 3) List<@Size(min = 2, max = 15) String> languages) {}

    /** Kinds of work. */
    enum Job {
        ARTIST,
        ENGINEER,
        TEACHER,
        OTHER
    }

    /** Patterns, decimals, negative numbers. */
    record Product(
            @Pattern(regexp = "^[A-Z]{2}-[0-9]{1,4}(/[a-z])?$")
            String number,

            @Size(min = 3, max = 60) @Pattern(regexp = ".*[a-z].*")
            String description,

            @DecimalMin("0.01") BigDecimal price,
            @Min(-5) @Max(4999) long inStock,
            double shareOfSteel,
            boolean available) {}

    /** Records in records. */
    record Order(Address to, @NotEmpty @Size(max = 5) List<Item> items, Optional<@Size(max = 80) String> note) {}

    /** A part of an order. */
    record Address(
            @Size(min = 1, max = 40) String street,
            @Size(min = 1, max = 20) String town) {}

    /** A part of an order. */
    record Item(
            @Size(min = 1, max = 20) String what,
            @Min(1) @Max(99) int count) {}

    /** A type within itself. */
    record Topic(
            @Size(min = 1, max = 20) String name,
            @Size(max = 3) List<Topic> parts) {}

    /** Texts of a form. */
    record Meeting(
            UUID id, LocalDate day, LocalTime time, Duration length, Optional<LocalDateTime> reminder, URI place) {}

    /** One of several types, one of them recursive. */
    record Drawing(@NotEmpty @Size(max = 4) List<Shape> shapes) {}

    /** A part of a drawing. */
    sealed interface Shape permits Circle, Square, Group {}

    /** A part of a drawing. */
    record Circle(double radius) implements Shape {}

    /** A part of a drawing. */
    record Square(double side) implements Shape {}

    /** A part of a drawing. */
    record Group(@Size(max = 3) List<Shape> members) implements Shape {}

    /** Keys that the model makes up. */
    record Statistics(
            @Size(max = 4) Map<String, @Min(0) @Max(366) Integer> days,
            @Size(max = 4) List<@Size(min = 1, max = 12) String> tags) {}
}
