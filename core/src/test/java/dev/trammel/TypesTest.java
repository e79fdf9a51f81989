package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.internal.json.Binding;
import dev.trammel.internal.json.Mappers;
import dev.trammel.internal.output.Outputs;
import dev.trammel.testing.ScriptedModel;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mask, validator, binder and schema of one type are of one mind. */
class TypesTest {
    private static final Vocabulary VOCABULARY =
            ScriptedModel.vocabulary("{\"", "\":", "\": \"", "\"}", "00", "type", "null", "Circle", "-0", ":00");

    /** Arrays and deques are equal to themselves only. */
    private static final Set<String> NO_EQUALS = Set.of("collections", "sets", "reals", "holders", "files");

    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>(RoundTripTest.names());
        names.remove("range"); // its constructor has rules that no schema has
        return names;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTextThatTheMaskLetsThroughBindsAndComesBack(String name) {
        walk(name, 30);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("names")
    void aThousandTextsThatTheMaskLetsThroughBindAndComeBack(String name) {
        walk(name, 1000);
    }

    private static void walk(String name, int count) {
        Type type = RoundTripTest.types().get(name).type();
        Generator<?> generator = generator(name);
        int needed = generator.constraint().cursor(VOCABULARY).tokensToComplete();
        for (int seed = 0; seed < count; seed++) {
            // At the tightest limit, a bit above it, and where there is plenty of room.
            int limit = Math.max(1, List.of(needed, needed + 7, 300 + needed).get(seed % 3));
            Generation<?> generation = generator
                    .withMaxTokens(limit)
                    .withSampling(Sampling.ofTemperature(1).withSeed(seed))
                    .run("Go");
            assertThat(generation.usage().completionTokens()).isLessThanOrEqualTo(limit);
            String written =
                    Mappers.STRICT.writerFor(Mappers.STRICT.constructType(type)).writeValueAsString(generation.value());
            Object again = Outputs.json(JsonSchema.ofType(type, Binding.STRICT), type, Binding.STRICT)
                    .reader()
                    .read(written, generation.attempts());
            if (!NO_EQUALS.contains(name)) {
                assertThat(again)
                        .as("%s, written as %s", generation.text(), written)
                        .isEqualTo(generation.value());
            }
        }
    }

    /** The generator; the test is left out as long as no mask holds a keyword of the schema. */
    private static Generator<?> generator(String name) {
        try {
            return Generate.json(
                    ScriptedModel.random(VOCABULARY, 5), RoundTripTest.types().get(name));
        } catch (SchemaException e) {
            assumeThat(e).hasMessageNotContaining("expected a supported");
            throw e;
        }
    }
}
