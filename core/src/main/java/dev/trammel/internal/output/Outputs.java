package dev.trammel.internal.output;

import dev.trammel.InvalidAnswerException;
import dev.trammel.JsonSchema;
import dev.trammel.OutputFormat;
import dev.trammel.Violation;
import dev.trammel.constraints.Constraint;
import dev.trammel.internal.json.Binding;
import dev.trammel.internal.schema.TypeSchemas;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/** What can be asked for. */
public final class Outputs {
    private Outputs() {}

    /** A value of a Java type. */
    public static <T> Output<T> json(JsonSchema schema, Type type, Binding binding) {
        JavaType javaType = binding.type(type);
        return new Output<>(
                new OutputFormat.Json(schema),
                JsonReader.of(() -> TypeSchemas.ofAnswers(type, binding), binding, javaType),
                binding);
    }

    /** Strings of a schema. */
    public static Output<String> string(JsonSchema schema) {
        JavaType text = Binding.STRICT.type(String.class);
        return new Output<>(new OutputFormat.Json(schema), JsonReader.of(schema::node, Binding.STRICT, text));
    }

    /** JSON of a schema. */
    public static Output<JsonNode> json(JsonSchema schema) {
        return new Output<>(new OutputFormat.Json(schema), JsonReader.ofTree(schema.node()));
    }

    /** One of some texts. */
    public static Output<String> choice(List<String> options) {
        Map<String, String> values = new LinkedHashMap<>();
        options.forEach(option -> values.put(option, option));
        return choice(options, values);
    }

    /** One of some values, by the texts that stand for them. */
    public static <T> Output<T> choice(Map<String, T> options) {
        return choice(List.copyOf(options.keySet()), new LinkedHashMap<>(options));
    }

    private static <T> Output<T> choice(List<String> texts, Map<String, T> values) {
        return new Output<>(new OutputFormat.Choice(texts), (text, attempts) -> {
            T value = values.get(text);
            if (value == null) {
                throw new InvalidAnswerException(List.of(violation("one of " + texts, text)), attempts);
            }
            return value;
        });
    }

    /** Text that a regular expression matches from beginning to end. */
    public static Output<String> regex(String regex) {
        Constraint constraint = Constraint.regex(regex);
        return new Output<>(new OutputFormat.Regex(regex), (text, attempts) -> {
            if (!constraint.matches(text.getBytes(StandardCharsets.UTF_8))) {
                throw new InvalidAnswerException(List.of(violation("text that matches " + regex, text)), attempts);
            }
            return text;
        });
    }

    /** Any text. */
    public static Output<String> text() {
        return new Output<>(new OutputFormat.Text(), (text, attempts) -> text);
    }

    private static Violation violation(String expected, String found) {
        return new Violation("", "", "", expected, found);
    }
}
