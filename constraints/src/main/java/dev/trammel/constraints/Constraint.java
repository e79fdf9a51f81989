package dev.trammel.constraints;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A language over UTF-8 bytes. Immutable and shared freely between threads. */
public interface Constraint {

    /**
     * The texts that a regular expression (ECMA-262 with the {@code u} flag) matches from beginning to end.
     *
     * @throws RegexException if it is malformed or not regular
     */
    static Constraint regex(String regex) {
        throw new UnsupportedOperationException(regex);
    }

    /**
     * One of a list of texts. One may be the beginning of another.
     *
     * @throws ChoiceException if there is none, one is empty, or one is there twice
     */
    static Constraint choice(List<String> options) {
        throw new UnsupportedOperationException(options.toString());
    }

    /**
     * The JSON texts that satisfy a schema.
     *
     * @param schema a schema of draft 4 to 2020-12, by its {@code $schema}, else 2020-12
     * @throws SchemaException if it is malformed, unsatisfiable or not supported
     */
    static Constraint json(JsonNode schema, JsonOptions options) {
        throw new UnsupportedOperationException(schema.toString());
    }

    /** Starts a sequence over a vocabulary. Complexity: constant, once constraint and vocabulary have met. */
    Cursor cursor(Vocabulary vocabulary);

    /** Whether a whole text belongs to the language. Complexity: linear in the length of the text. */
    boolean matches(byte[] text);
}
