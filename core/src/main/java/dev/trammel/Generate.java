package dev.trammel;

import dev.trammel.internal.json.Binding;
import dev.trammel.internal.json.Mappers;
import dev.trammel.internal.output.Output;
import dev.trammel.internal.output.Outputs;
import dev.trammel.internal.schema.Enums;
import dev.trammel.internal.schema.GenericTypes;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be asked of a model: each call makes a {@link Generator}, which is kept and used for many prompts.
 *
 * <p>What is wrong with a type, schema, regular expression or list is said here, before anything is asked: by an
 * {@link UnsupportedTypeException} or a {@link dev.trammel.constraints.ConstraintException}.
 */
public final class Generate {
    private Generate() {}

    /**
     * Values of a type: a record, bean, enum, sealed type, library type or array. Their schema is
     * {@link JsonSchema#of(Class)}.
     */
    public static <T> Generator<T> json(Model model, Class<T> type) {
        return ofType(model, type);
    }

    /** Values of a type with type arguments. */
    public static <T> Generator<T> json(Model model, TypeRef<T> type) {
        return ofType(model, type.type());
    }

    /** Values of a type as a mapper of the user's own binds them; it is made strict, its names and modules stay. */
    public static <T> Generator<T> json(Model model, TypeRef<T> type, JsonMapper mapper) {
        return ofType(model, type.type(), Binding.of(mapper));
    }

    /**
     * Values of a type by a schema of the user's own, such as {@link JsonSchema#generated} gives.
     *
     * @throws UnsupportedTypeException if the type can't be bound
     */
    public static <T> Generator<T> json(Model model, TypeRef<T> type, JsonSchema schema) {
        return generator(model, Outputs.json(schema, type.type(), Binding.STRICT));
    }

    /** JSON of a schema. */
    public static Generator<JsonNode> json(Model model, JsonSchema schema) {
        return generator(model, Outputs.json(schema));
    }

    /** Any JSON. */
    public static Generator<JsonNode> json(Model model) {
        return json(model, JsonSchema.parse("{}"));
    }

    /** One of some texts. */
    public static Generator<String> choice(Model model, List<String> options) {
        // The list as it is goes to the constraint, which refuses an option that is there twice.
        return generator(model, Outputs.choice(options));
    }

    /** One of the constants of an enum, by its name as Jackson writes it. */
    public static <E extends Enum<E>> Generator<E> choice(Model model, Class<E> type) {
        return generator(model, Outputs.choice(Enums.names(type, Mappers.STRICT)));
    }

    /** One of some values, by the text that stands for each. */
    public static <T> Generator<T> choice(Model model, Map<String, T> options) {
        return generator(model, Outputs.choice(options));
    }

    /** Text that a regular expression (ECMA-262 with the {@code u} flag) matches from beginning to end. */
    public static Generator<String> regex(Model model, String regex) {
        return generator(model, Outputs.regex(regex));
    }

    /** A whole number. */
    public static Generator<Long> integer(Model model) {
        return json(model, Long.class);
    }

    /** A number, as precise as it is written. */
    public static Generator<BigDecimal> number(Model model) {
        return json(model, BigDecimal.class);
    }

    /** True or false. */
    public static Generator<Boolean> bool(Model model) {
        return json(model, Boolean.class);
    }

    /** A day. */
    public static Generator<LocalDate> date(Model model) {
        return json(model, LocalDate.class);
    }

    /** A time of the day. */
    public static Generator<LocalTime> time(Model model) {
        return json(model, LocalTime.class);
    }

    /** A day and a time, in no time zone. */
    public static Generator<LocalDateTime> dateTime(Model model) {
        return json(model, LocalDateTime.class);
    }

    /** A time span of days, hours, minutes and seconds. */
    public static Generator<Duration> duration(Model model) {
        return json(model, Duration.class);
    }

    /** A UUID. */
    public static Generator<UUID> uuid(Model model) {
        return json(model, UUID.class);
    }

    /** A URI. */
    public static Generator<URI> uri(Model model) {
        return json(model, URI.class);
    }

    /** An e-mail address. */
    public static Generator<String> email(Model model) {
        JsonSchema schema = JsonSchema.parse("{\"type\":\"string\",\"format\":\"email\"}");
        return generator(model, Outputs.string(schema));
    }

    /** A list of values of a type. */
    public static <T> Generator<List<T>> list(Model model, Class<T> element) {
        return ofType(
                model, GenericTypes.of(Mappers.STRICT.getTypeFactory().constructCollectionType(List.class, element)));
    }

    /** Text as the model likes it. */
    public static Generator<String> text(Model model) {
        return generator(model, Outputs.text());
    }

    private static <T> Generator<T> ofType(Model model, Type type) {
        return ofType(model, type, Binding.STRICT);
    }

    private static <T> Generator<T> ofType(Model model, Type type, Binding binding) {
        return generator(model, Outputs.json(JsonSchema.ofType(type, binding), type, binding));
    }

    private static <T> Generator<T> generator(Model model, Output<T> output) {
        return new Generator<>(model, output, Settings.DEFAULT);
    }
}
