package dev.trammel;

import com.github.victools.jsonschema.generator.SchemaGenerator;
import dev.trammel.internal.json.Binding;
import dev.trammel.internal.json.Mappers;
import dev.trammel.internal.schema.Drafts;
import dev.trammel.internal.schema.Shape;
import dev.trammel.internal.schema.TypeSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON Schema. Immutable. */
public final class JsonSchema {
    private final JsonNode node;

    private JsonSchema(JsonNode node) {
        this.node = node;
    }

    /**
     * The schema (draft 2020-12) of the JSON from which a value of a type is made.
     *
     * @throws UnsupportedTypeException if there is none
     */
    public static JsonSchema of(Class<?> type) {
        return ofType(type, Binding.STRICT);
    }

    /**
     * The schema (draft 2020-12) of the JSON from which a value of a type is made.
     *
     * @throws UnsupportedTypeException if there is none
     */
    public static JsonSchema of(TypeRef<?> type) {
        return ofType(type.type(), Binding.STRICT);
    }

    /**
     * The schema (draft 2020-12) of the JSON from which a mapper of the user's own makes a value of a type: with its
     * names, modules and mix-ins, but as strict as ever.
     *
     * @throws UnsupportedTypeException if there is none
     */
    public static JsonSchema of(TypeRef<?> type, JsonMapper mapper) {
        return ofType(type.type(), Binding.of(mapper));
    }

    /**
     * The schema that a generator of victools makes of a type: for those who configure one, with modules of their own
     * or other annotations. {@link Generate#json(Model, TypeRef, JsonSchema)} asks by it for values of the type.
     */
    public static JsonSchema generated(SchemaGenerator generator, TypeRef<?> type) {
        return of(generator.generateSchema(type.type()));
    }

    static JsonSchema ofType(Type type, Binding binding) {
        return new JsonSchema(TypeSchemas.of(type, binding));
    }

    /**
     * A schema as it was read, of draft 4 to 2020-12 by its {@code $schema}, else 2020-12.
     *
     * @param schema an object or a boolean; copied
     */
    public static JsonSchema of(JsonNode schema) {
        if (!schema.isObject() && !schema.isBoolean()) {
            throw new IllegalArgumentException(
                    "expected a JSON object or a boolean as schema, found " + schema.getNodeType());
        }
        return new JsonSchema(schema.deepCopy());
    }

    /**
     * Parses a schema, of draft 4 to 2020-12 by its {@code $schema}, else 2020-12.
     *
     * @throws IllegalArgumentException if it is no JSON, or neither an object nor a boolean
     */
    public static JsonSchema parse(String schema) {
        JsonNode node;
        try {
            node = Mappers.STRICT.readTree(schema);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("expected a schema in JSON: " + e.getOriginalMessage(), e);
        }
        return of(node);
    }

    /**
     * Reads a schema from a file in UTF-8, of draft 4 to 2020-12 by its {@code $schema}, else 2020-12.
     *
     * @throws UncheckedIOException if it can't be read
     * @throws IllegalArgumentException if it is no JSON, or neither an object nor a boolean
     */
    public static JsonSchema read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("expected a schema in " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a schema from a resource in UTF-8, of draft 4 to 2020-12 by its {@code $schema}, else 2020-12.
     *
     * @param owner a class in whose package or module the resource is
     * @param name relative to the package, or from the root with a slash before it
     * @throws IllegalArgumentException if there is none, or if it is no JSON, or neither an object nor a boolean
     */
    public static JsonSchema resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "expected a resource of " + owner.getName() + ", found none: " + name);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("expected a schema in the resource " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * The same schema, if it is of draft 2020-12, in the words of draft 7.
     *
     * @throws IllegalArgumentException if it has a keyword that draft 7 can't say
     */
    public JsonSchema toDraft7() {
        return new JsonSchema(Drafts.draft7(node));
    }

    /** The shape of the values for people and for models that are told it in their prompt: a line for each member. */
    public String readable() {
        return Shape.of(node);
    }

    /** The schema as a tree, in a copy of its own. */
    public JsonNode node() {
        return node.deepCopy();
    }

    /** The schema with a line for each keyword, for people. */
    public String pretty() {
        return node.toPrettyString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonSchema that && node.equals(that.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /** The schema in one line without blanks. */
    @Override
    public String toString() {
        return TypeSchemas.write(node);
    }
}
