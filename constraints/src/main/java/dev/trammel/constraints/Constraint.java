package dev.trammel.constraints;

import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.TextSetDfa;
import dev.trammel.constraints.internal.engine.Machine;
import dev.trammel.constraints.internal.engine.TermConstraint;
import dev.trammel.constraints.internal.regex.RegexCompiler;
import dev.trammel.constraints.internal.schema.SchemaCompiler;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A language over UTF-8 bytes. Immutable and shared freely between threads. */
public interface Constraint {
    /**
     * The texts that a regular expression (ECMA-262 with the {@code u} flag) matches from beginning to end.
     *
     * @throws RegexException if it is malformed or not regular
     */
    static Constraint regex(String regex) {
        Supplier<Machine> machine = () -> {
            Meter meter = new Meter("states of an automaton", Limits.MOST_STATES, "the regular expression " + regex);
            return Machine.of(RegexCompiler.whole(regex, meter), meter);
        };
        return of(machine, "text that matches " + regex);
    }

    /**
     * One of a list of texts. One may be the beginning of another.
     *
     * @throws ChoiceException if there is none, one is empty, or one is there twice
     */
    static Constraint choice(List<String> options) {
        if (options.isEmpty()) {
            throw new ChoiceException("expected at least one option, found none");
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).isEmpty()) {
                throw new ChoiceException(
                        "expected options of at least one character, found an empty one at index " + i);
            }
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(options.get(i))) {
                throw new ChoiceException(
                        "expected options of whole characters, found half of a surrogate pair in the one at index "
                                + i);
            }
            Integer earlier = places.put(options.get(i), i);
            if (earlier != null) {
                throw new ChoiceException("expected options that differ, found \"" + options.get(i) + "\" at indexes "
                        + earlier + " and " + i);
            }
        }
        List<String> texts = List.copyOf(options);
        Supplier<Machine> machine = () -> {
            Meter meter =
                    new Meter("states of an automaton", Limits.MOST_STATES, "a choice of " + texts.size() + " options");
            return Machine.of(TextSetDfa.of(texts, meter), meter);
        };
        return of(machine, "one of " + texts.size() + " options");
    }

    /**
     * The JSON texts that satisfy a schema.
     *
     * @param schema a schema of draft 4 to 2020-12, by its {@code $schema}, else 2020-12
     * @throws SchemaException if it is malformed, unsatisfiable or not supported
     * @throws LimitException if compiling it takes too much work
     * @throws InterruptedCompilationException if the thread is interrupted meanwhile; it stays interrupted
     */
    static Constraint json(JsonNode schema, JsonOptions options) {
        return json(schema, options, SchemaResolver.NONE);
    }

    /**
     * The JSON texts that satisfy a schema that may refer to other documents.
     *
     * @param resolver finds them
     * @throws SchemaException if it is malformed, unsatisfiable or not supported
     * @throws LimitException if compiling it takes too much work
     * @throws InterruptedCompilationException if the thread is interrupted meanwhile; it stays interrupted
     */
    static Constraint json(JsonNode schema, JsonOptions options, SchemaResolver resolver) {
        return SchemaCompiler.compile(schema, options, resolver);
    }

    private static Constraint of(Supplier<Machine> machine, String description) {
        return new TermConstraint(machine.get(), machine, () -> new Report(List.of()), () -> description);
    }

    /** What becomes of each keyword of the schema; empty if there is none. */
    default Report report() {
        return new Report(List.of());
    }

    /** Starts a sequence over a vocabulary. Complexity: constant, once constraint and vocabulary have met. */
    Cursor cursor(Vocabulary vocabulary);

    /** Whether a whole text belongs to the language. Complexity: linear in the length of the text. */
    boolean matches(byte[] text);
}
