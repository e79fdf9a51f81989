package dev.trammel.internal.output;

import dev.trammel.Attempt;
import dev.trammel.BindingException;
import dev.trammel.InvalidAnswerException;
import dev.trammel.Violation;
import dev.trammel.internal.json.Binding;
import dev.trammel.internal.json.FloatParser;
import dev.trammel.internal.json.Mappers;
import dev.trammel.internal.schema.MemberNames;
import dev.trammel.internal.schema.Rules;
import dev.trammel.internal.schema.SchemaValidator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Parses JSON, checks it against its whole schema, and binds it. */
final class JsonReader<T> implements Reader<T> {
    private final Supplier<JsonNode> schema;
    private final Binding binding;
    private final JavaType type;
    private final UnaryOperator<String> members;
    private final @Nullable Rules rules;
    private volatile @Nullable SchemaValidator validator;

    private JsonReader(
            Supplier<JsonNode> schema,
            Binding binding,
            JavaType type,
            UnaryOperator<String> members,
            @Nullable Rules rules) {
        this.schema = schema;
        this.binding = binding;
        this.type = type;
        this.members = members;
        this.rules = rules;
    }

    /**
     * Reads values of a type.
     *
     * @param schema what they are checked against; asked for when it is first needed
     */
    static <T> JsonReader<T> of(Supplier<JsonNode> schema, Binding binding, JavaType type) {
        return new JsonReader<>(schema, binding, type, new MemberNames(binding, type)::of, new Rules(binding, type));
    }

    /** Reads trees. */
    static JsonReader<JsonNode> ofTree(JsonNode schema) {
        JavaType tree = Binding.STRICT.type(JsonNode.class);
        return new JsonReader<>(() -> schema, Binding.STRICT, tree, pointer -> "", null);
    }

    @Override
    public T read(String text, List<Attempt> attempts) {
        JsonNode tree = parse(text, attempts);
        List<Violation> violations = validator().validate(tree, members);
        if (!violations.isEmpty()) {
            throw new InvalidAnswerException(violations, attempts);
        }
        T value = bind(tree, attempts);
        List<Violation> broken = rules == null ? List.of() : rules.violations(value);
        if (!broken.isEmpty()) {
            throw new InvalidAnswerException(broken, attempts);
        }
        return value;
    }

    @Override
    public @Nullable T readAnyway(String text) {
        try {
            return bind(binding.mapper().readTree(text), List.of());
        } catch (JacksonException | BindingException e) {
            return null;
        }
    }

    private JsonNode parse(String text, List<Attempt> attempts) {
        try {
            JsonNode tree = Mappers.STRICT.readTree(text); // whatever syntax the user's mapper takes
            if (!tree.isMissingNode()) {
                return tree;
            }
            throw invalid("nothing", attempts);
        } catch (JacksonException e) {
            throw invalid(e.getOriginalMessage(), attempts);
        }
    }

    private InvalidAnswerException invalid(String found, List<Attempt> attempts) {
        return new InvalidAnswerException(
                List.of(new Violation("", members.apply(""), "", "one JSON value", found)), attempts);
    }

    /** The validator, made when it is first needed: whoever only looks at a schema doesn't pay for it. */
    private SchemaValidator validator() {
        SchemaValidator known = validator;
        if (known == null) {
            known = new SchemaValidator(schema.get());
            validator = known;
        }
        return known;
    }

    private T bind(JsonNode tree, List<Attempt> attempts) {
        try {
            ObjectReader binder = binding.mapper().readerFor(type);
            T value = binder.readValue(new FloatParser(binder.treeAsTokens(tree)));
            if (value == null) {
                throw new BindingException(refusal("", "a value", "null"), null, attempts);
            }
            return value;
        } catch (JacksonException e) {
            StringBuilder pointer = new StringBuilder();
            for (Reference step : e.getPath()) {
                String name = step.getPropertyName();
                pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escape(name));
            }
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String found = cause instanceof JacksonException own ? own.getOriginalMessage() : cause.toString();
            throw new BindingException(refusal(pointer.toString(), "a value that Java takes", found), e, attempts);
        }
    }

    private Violation refusal(String pointer, String expected, String found) {
        return new Violation(pointer, members.apply(pointer), "", expected, found);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
